/**
 * Seconds of processor time that work takes, all threads of the process counted, so that a busy machine hardly changes the
 * figure. Work that is to be measured warm must have been done before.
 */
export function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
