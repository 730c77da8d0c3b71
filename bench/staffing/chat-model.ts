import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { chatCases } from './chat-cases.ts';
import { type ChatModelError, chatModelError } from './chat-model-errors.ts';

const name = 'chat model against simulation';
const teams = 70;
const repliesPerTeam = 6_000_000;

/** How far the chat model of `models/queueing` is from a reply-level simulation, over random teams. */
export function chatModel(options: BenchOptions): Figure[] {
  if (!isWanted(name, options)) return [];
  const limits = { seconds: (options.seconds ?? 600) / teams, replies: repliesPerTeam };
  const errors = chatCases(teams, 20_261_122).map((chatCase, index) => {
    const error = chatModelError(chatCase, 1000 + index, limits);
    options.log(describe(error));
    return error;
  });
  const mean = (of: (error: ChatModelError) => number): number =>
    errors.reduce((sum, error) => sum + Math.abs(of(error)), 0) / errors.length;
  const worst = (of: (error: ChatModelError) => number): number =>
    Math.max(...errors.map((error) => Math.abs(of(error))));
  const measured = (what: string, value: number, unit: string, goal?: string): Figure =>
    figure({ bench: 'staffing', case: `${name}, ${teams} teams: ${what}`, value, unit }, goal);
  return [
    measured('mean error of the response time', 100 * mean((error) => error.response), '%', '<= 2'),
    measured('worst error of the response time', 100 * worst((error) => error.response), '%', '<= 6'),
    measured(
      'worst error of the 3-minute rate',
      worst((error) => error.threeMinuteReplyRate),
      'share',
      '<= 0.01',
    ),
    measured(
      'worst error of abandonment',
      worst((error) => error.abandonment),
      'share',
      '<= 0.01',
    ),
    measured('mean half-width of the simulation', 100 * mean((error) => error.noise), '%'),
    measured('worst half-width of the simulation', 100 * worst((error) => error.noise), '%'),
  ];
}

function describe({ chatCase, response, noise, threeMinuteReplyRate, abandonment }: ChatModelError): string {
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  const { agents, handling } = chatCase;
  return [
    `${agents} agents x ${handling.concurrency} chats:`,
    `response ${percent(response)} (noise ${percent(noise)}),`,
    `3-minute rate ${threeMinuteReplyRate.toFixed(4)}, abandonment ${abandonment.toFixed(4)}`,
  ].join(' ');
}
