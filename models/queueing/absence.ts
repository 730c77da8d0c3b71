/**
 * The fewest people to roster so that at least `present` of them come with probability `confidence`, when each is
 * absent with probability `absenceRate` independently of the others (binomial).
 * @param present people needed, a whole number of at least 0.
 * @param absenceRate in [0, 1).
 * @param confidence in [0, 1).
 * @throws RangeError outside these ranges: no number of people is certain to come.
 */
export function rosteredForPresent(present: number, absenceRate: number, confidence: number): number {
  if (!Number.isInteger(present) || present < 0)
    throw new RangeError('present must be a whole number, at least 0');
  if (!(absenceRate >= 0 && absenceRate < 1)) throw new RangeError('absenceRate must lie in [0, 1)');
  if (!(confidence >= 0 && confidence < 1)) throw new RangeError('confidence must lie in [0, 1)');
  if (present === 0 || absenceRate === 0) return present;
  // With k absent so far, one more person turns up as the `present`-th with the negative binomial probability.
  let logProbability = present * Math.log1p(-absenceRate);
  let enough = Math.exp(logProbability);
  let absent = 0;
  while (enough < confidence) {
    absent += 1;
    logProbability += Math.log((absenceRate * (present + absent - 1)) / absent);
    enough += Math.exp(logProbability);
  }
  return present + absent;
}
