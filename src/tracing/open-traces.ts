import type { Traces } from './traces.ts';

/** Begins to send traces. What that takes is loaded here, as most services do without. */
export async function openTraces(): Promise<Traces> {
  const { OpenTelemetryTraces } = await import('./open-telemetry.ts');
  return new OpenTelemetryTraces();
}
