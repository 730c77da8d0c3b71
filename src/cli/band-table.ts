import type { Certificate, ProvenBand } from '../domain/certificate.ts';
import { number, percent, seconds, simulatedPercent, simulatedSeconds } from './figures.ts';
import { textTable } from './text-table.ts';

/** Response times by band, and by queue where there are several: promised, predicted, simulated. */
export function bandTable({ bands, ruleOfThumb }: Certificate): string[] {
  const keyOf = ({ band, queue }: { band: string; queue: string }): string => JSON.stringify([band, queue]);
  const byRule = new Map(ruleOfThumb.bands.map((row) => [keyOf(row), row.predictedSeconds]));
  const isOneQueue = new Set(bands.map(({ queue }) => queue)).size < 2;
  const ofSeveral = <Part>(part: Part): Part[] => (isOneQueue ? [] : [part]);
  return textTable(
    [
      { title: 'Band', align: 'left' },
      ...ofSeveral({ title: 'Queue', align: 'left' as const }),
      { title: 'Contacts', align: 'right' },
      { title: 'ART predicted', align: 'right' },
      { title: 'Simulated', align: 'right' },
      { title: 'Target', align: 'right' },
      { title: 'Met', align: 'left' },
      { title: 'By rule of thumb', align: 'right' },
      { title: 'Buffer', align: 'right' },
      { title: 'Target set by', align: 'left' },
    ],
    bands.map((row) => {
      const target = strictestResponse(row);
      const thumb = byRule.get(keyOf(row));
      return [
        row.band,
        ...ofSeveral(row.queue),
        number(row.contacts),
        seconds(row.predictedSeconds),
        simulatedSeconds(row.simulated.responseSeconds),
        target === undefined ? '–' : `${number(target.asked)} s`,
        met(row),
        thumb === undefined ? '–' : seconds(thumb),
        range(row.bufferAgents),
        target?.source ?? 'none',
      ];
    }),
  );
}

/** Every target that is not met, with what both replays found: the simulation may miss what the chain keeps. */
export function missedTargets({ bands }: Certificate): string[] {
  return bands.flatMap(({ band, queue, targets }) =>
    targets.filter((target) => !target.met).map((target) => `${band}, ${queue}: ${missedInWords(target)}`),
  );
}

type ProvenTarget = ProvenBand['targets'][number];

function missedInWords({ target, asked, withinSeconds, source, predicted, simulated }: ProvenTarget): string {
  const isTime = target === 'averageResponseSeconds';
  const figure = isTime ? seconds : percent;
  const within = withinSeconds === undefined ? '' : ` ${number(withinSeconds)} s`;
  return [
    `${target}${within} ${isTime ? `${number(asked)} s` : percent(asked)} (${source})`,
    `predicted ${predicted === null ? 'unbounded' : figure(predicted)}`,
    `simulated ${isTime ? simulatedSeconds(simulated) : simulatedPercent(simulated)}`,
  ].join(', ');
}

/** Several where the strictest changes within the band. */
function strictestResponse({ targets }: ProvenBand): ProvenTarget | undefined {
  return targets
    .filter(({ target }) => target === 'averageResponseSeconds')
    .toSorted((one, other) => one.asked - other.asked)
    .at(0);
}

function met({ met, targets }: ProvenBand): string {
  if (targets.length === 0) return '–';
  return met ? 'yes' : 'NO';
}

function range({ least, most }: ProvenBand['bufferAgents']): string {
  return least === most ? String(least) : `${least}–${most}`;
}
