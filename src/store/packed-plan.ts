import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import type { Certificate } from '../domain/certificate.ts';
import type { Plan } from '../domain/plan.ts';
import type { Roster } from '../domain/roster.ts';

/** JSON in UTF-8, compressed with gzip: the form in which documents travel between threads, rest and are served. */
export type GzipJson = Uint8Array;

/** What a finished plan consists of: small values to look at, and its documents ready to be served. */
export interface PackedPlan {
  readonly outcome: NonNullable<Plan['outcome']>;
  readonly certificate: Certificate;
  readonly roster: GzipJson;
  readonly coverage: GzipJson;
  readonly explanation: GzipJson;
}

/** Packs a roster in the thread that made it, so that the service's thread never touches the large objects. */
export function packPlan(roster: Roster): PackedPlan {
  const broken = (level: string): number => roster.violations.filter((one) => one.level === level).length;
  return {
    outcome: {
      headcount: roster.certificate.headcount,
      requiredViolations: broken('required'),
      preferredViolations: broken('preferred'),
      gaps: roster.gaps.length,
      warnings: roster.warnings,
    },
    certificate: roster.certificate,
    roster: gzipSync(JSON.stringify(roster)),
    coverage: gzipSync(JSON.stringify(roster.coverage)),
    explanation: gzipSync(JSON.stringify(roster.explanation)),
  };
}

/** The JSON text of a packed document, inflated away from the caller's thread. */
export function inflateJson(packed: GzipJson): Promise<Buffer> {
  return promisify(gunzip)(packed);
}

/** The value of a packed document; only the inflating happens away from the caller's thread. */
export async function unpackJson(packed: GzipJson): Promise<unknown> {
  return JSON.parse((await inflateJson(packed)).toString('utf8'));
}
