import type { Admitter } from '../jobs/admission.ts';
import type { Calculator } from '../jobs/calculator.ts';
import type { JudgedBody } from '../jobs/judged-body.ts';
import type { PlanRunner, RunEnding } from '../jobs/plan-runner.ts';
import type { Store } from '../store/store.ts';
import { STAGES } from '../domain/plan.ts';
import type { OpenSpan, Traces } from './traces.ts';

/** The same part of the service with spans, where there are traces at all. */
export function withSpans<Part>(
  part: Part,
  traced: (part: Part, traces: Traces) => Part,
  traces: Traces | undefined,
): Part {
  return traces === undefined ? part : traced(part, traces);
}

/** The same admitter, with a span for each request it judges. */
export function tracedAdmitter(admitter: Admitter, traces: Traces): Admitter {
  const judged = <Value>(work: () => Promise<JudgedBody<Value>>): Promise<JudgedBody<Value>> =>
    traces.within({ name: 'admission', kind: 'internal' }, (span) => noting(span, work()));
  return {
    admit: (body) => judged(() => admitter.admit(body)),
    admitReplan: (body, plan) => judged(() => admitter.admitReplan(body, plan)),
    close: () => admitter.close(),
  };
}

/** The same calculator, with a span for each calculation, waiting included. */
export function tracedCalculator(calculator: Calculator, traces: Traces): Calculator {
  return {
    calculate: (name, body) =>
      traces.within({ name: `calculation ${name}`, kind: 'internal' }, (span) =>
        noting(span, calculator.calculate(name, body)),
      ),
    close: () => calculator.close(),
  };
}

/** The same runner, with a span for each run of a plan and one for each of its stages. */
export function tracedRunner(runner: PlanRunner, traces: Traces): PlanRunner {
  return {
    run: (request, hooks) =>
      traces.within({ name: 'plan run', kind: 'internal' }, async (span) => {
        const begin = Date.now();
        const ending = await runner.run(request, hooks);
        noteRun(span, ending, begin);
        return ending;
      }),
    close: () => runner.close(),
  };
}

/**
 * The same store, with a span for each call that serves work with a span of its own. Only the name of the call is told, nothing
 * of what it is about.
 */
export function tracedStore(store: Store, traces: Traces): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name);
      if (typeof part === 'function') return part.bind(target) as unknown;
      return isObject(part) ? tracedPart(String(name), part, traces) : part;
    },
  });
}

function tracedPart(name: string, part: object, traces: Traces): object {
  return new Proxy(part, {
    get: (target, method) => {
      const call: unknown = Reflect.get(target, method);
      if (typeof call !== 'function') return call;
      return (...given: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(call, target, given);
        if (!(answer instanceof Promise) || !traces.isWithin()) return answer;
        return traces.within({ name: `store ${name}.${String(method)}`, kind: 'client' }, () => answer);
      };
    },
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

async function noting<Outcome extends { readonly status: string }>(
  span: OpenSpan,
  work: Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await work;
  span.note({ 'paiban.outcome': outcome.status });
  return outcome;
}

function noteRun(span: OpenSpan, ending: RunEnding, begin: number): void {
  span.note({ 'paiban.outcome': ending.status });
  if (ending.status === 'failed') span.fail();
  if (ending.status !== 'planned') return;
  const { headcount, gap, seconds } = ending.plan.certificate;
  span.note({ 'paiban.headcount': headcount, 'paiban.gap': gap });
  let from = begin;
  for (const stage of STAGES) {
    const to = from + (seconds[stage] ?? 0) * 1000;
    if (to > from) span.addPart(`stage ${stage}`, from, to);
    from = to;
  }
}
