import { upperGammaRatio } from './numerics/upper-gamma-ratio.ts';

/**
 * Erlang's loss function B: the share of contacts lost when all of `servers` are busy and nobody waits.
 * @param servers at least 0, not necessarily whole (the continuous extension B = R^x·e^(−R) / Γ(x+1, R)).
 * @param erlangs offered load R, arrival rate times mean handling time.
 */
export function erlangB(servers: number, erlangs: number): number {
  if (erlangs <= 0) return servers > 0 ? 0 : 1;
  const fraction = servers - Math.floor(servers);
  // The recurrence forgets its starting error, so it keeps full precision at 1e5 servers without logarithms.
  let blocking = fraction === 0 ? 1 : 1 / upperGammaRatio(fraction, erlangs);
  for (let k = fraction + 1; k <= servers + 1e-9; k++) {
    blocking = (erlangs * blocking) / (k + erlangs * blocking);
  }
  return blocking;
}

/**
 * Erlang's delay function C: the probability of waiting when everybody waits as long as it takes. 1 when overloaded.
 * @param servers at least 0, not necessarily whole.
 * @param erlangs offered load R.
 */
export function erlangC(servers: number, erlangs: number): number {
  if (erlangs <= 0) return servers > 0 ? 0 : 1;
  if (erlangs >= servers) return 1;
  const blocking = erlangB(servers, erlangs);
  return (servers * blocking) / (servers - erlangs * (1 - blocking));
}

/** Average speed of answer in an Erlang C queue, in seconds; Infinity when overloaded. */
export function erlangCAverageWaitSeconds(servers: number, erlangs: number, handleSeconds: number): number {
  if (erlangs <= 0 && servers > 0) return 0;
  if (erlangs >= servers) return Infinity;
  return (erlangC(servers, erlangs) * handleSeconds) / (servers - erlangs);
}

/** Probability that a contact of an Erlang C queue waits at most `withinSeconds`; 0 when overloaded. */
export function erlangCServiceLevel(
  servers: number,
  erlangs: number,
  handleSeconds: number,
  withinSeconds: number,
): number {
  if (erlangs <= 0 && servers > 0) return 1;
  if (erlangs >= servers) return 0;
  return 1 - erlangC(servers, erlangs) * Math.exp((-(servers - erlangs) * withinSeconds) / handleSeconds);
}
