import type { ErlangAData } from '../../../models/queueing/abandonment.ts';

/**
 * Erlang A the long way round, for comparison: every state of the birth–death chain, and for each number waiting
 * ahead the wait as a sum of exponential stages.
 */
export function erlangAByStates(
  { contactsPerSecond, handleSeconds, patienceSeconds, servers }: ErlangAData,
  withinSeconds: number,
): {
  probabilityWait: number;
  abandoned: number;
  answeredWithin: number;
  waitedWithin: number;
  averageWaitOfAnsweredSeconds: number;
} {
  const full = servers / handleSeconds;
  const giveUp = 1 / patienceSeconds;
  const logWeights = [0];
  let highest = 0;
  for (let i = 1; i <= servers || logWeights[i - 1] > highest - 45; i++) {
    const departures = i <= servers ? i / handleSeconds : full + (i - servers) * giveUp;
    logWeights.push(logWeights[i - 1] + Math.log(contactsPerSecond / departures));
    highest = Math.max(highest, logWeights[i]);
  }
  const weights = logWeights.map((logWeight) => Math.exp(logWeight - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);

  // With j ahead: V is a sum of stages with rates D, D + θ … D + jθ, so e^(−θV) is Beta(D/θ, j + 1).
  const x = Math.exp(-giveUp * withinSeconds);
  const c = full / giveUp;
  let longer = Math.pow(x, c);
  let longerTerm = longer;
  let longerTilted = Math.pow(x, c + 1);
  let tiltedTerm = longerTilted;
  let stays = full / (full + giveUp);
  let seconds = stays / (full + giveUp);
  let atOnce = 0;
  let waits = 0;
  let answered = 0;
  let answeredWithin = 0;
  let waitingAfter = 0;
  let answeredSeconds = 0;
  weights.forEach((weight, i) => {
    const probability = weight / total;
    if (i < servers) {
      atOnce += probability;
      return;
    }
    const j = i - servers;
    waits += probability;
    answered += probability * stays;
    answeredSeconds += probability * seconds;
    answeredWithin += probability * stays * (1 - longerTilted);
    waitingAfter += probability * longer * x;
    longerTerm *= ((c + j) / (j + 1)) * (1 - x);
    longer += longerTerm;
    tiltedTerm *= ((c + 1 + j) / (j + 1)) * (1 - x);
    longerTilted += tiltedTerm;
    const rate = full + (j + 2) * giveUp;
    stays *= (full + (j + 1) * giveUp) / rate;
    seconds = (seconds * (full + (j + 1) * giveUp)) / rate + stays / rate;
  });
  return {
    probabilityWait: waits,
    abandoned: waits - answered,
    answeredWithin: atOnce + answeredWithin,
    waitedWithin: 1 - waitingAfter,
    averageWaitOfAnsweredSeconds: answeredSeconds / (atOnce + answered),
  };
}
