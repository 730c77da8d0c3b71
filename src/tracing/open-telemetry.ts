import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span, Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { packageManifest } from '../package-files.ts';
import type { OpenSpan, SpanDescription, Traces } from './traces.ts';

const NAME = 'paiban';

/** A collector that does not answer must not hold up the end of the service. */
const FAREWELL_MILLISECONDS = 3000;

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

/** Version 00 of the header: trace, span, flags. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * Sends traces by OTLP (HTTP, JSON) to where the variables of OpenTelemetry say (`OTEL_EXPORTER_OTLP_ENDPOINT`, `…_HEADERS`,
 * `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`). Spans that cannot be sent are lost, and nothing else is.
 */
export class OpenTelemetryTraces implements Traces {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #around = new AsyncLocalStorage<Context>();

  constructor() {
    const { version } = packageManifest();
    const own = resourceFromAttributes({ 'service.name': NAME, 'service.version': version });
    const resource = defaultResource()
      .merge(own)
      .merge(detectResources({ detectors: [envDetector] }));
    const spanProcessors = [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })];
    this.#provider = new TracerProvider({ resource, spanProcessors });
    this.#tracer = this.#provider.getTracer(NAME, version);
  }

  async within<Result>(
    { name, kind, attributes, traceparent }: SpanDescription,
    work: (span: OpenSpan) => Promise<Result>,
  ): Promise<Result> {
    const parent = remoteContext(traceparent) ?? this.#around.getStore() ?? ROOT_CONTEXT;
    const span = this.#tracer.startSpan(name, { kind: KINDS[kind], attributes: { ...attributes } }, parent);
    const inside = trace.setSpan(parent, span);
    try {
      return await this.#around.run(inside, () => work(this.#openSpan(span, inside)));
    } catch (error) {
      // The message may repeat what a client sent.
      span.setAttribute('error.type', error instanceof Error ? error.constructor.name : typeof error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  }

  isWithin(): boolean {
    return this.#around.getStore() !== undefined;
  }

  async close(): Promise<void> {
    const sent = this.#provider.shutdown().catch(() => undefined);
    await Promise.race([sent, wait(FAREWELL_MILLISECONDS, undefined, { ref: false })]);
  }

  #openSpan(span: Span, inside: Context): OpenSpan {
    return {
      rename: (name) => void span.updateName(name),
      note: (attributes) => void span.setAttributes({ ...attributes }),
      fail: () => void span.setStatus({ code: SpanStatusCode.ERROR }),
      addPart: (name, from, to) => this.#tracer.startSpan(name, { startTime: from }, inside).end(to),
    };
  }
}

function remoteContext(traceparent: string | undefined): Context | undefined {
  const match = TRACEPARENT.exec(traceparent ?? '');
  if (match === null) return undefined;
  const [, traceId, spanId, flags] = match;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}
