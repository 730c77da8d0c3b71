import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** What a probed process reports when it ends. */
export interface Probe {
  readonly peakMegabytes: number;
  /** Longest time the main thread's loop was held up since the start, or since the last SIGUSR2. */
  readonly loopDelayMilliseconds: number;
}

/** Loaded into the measured program before its own code; its threads load it too and are left alone. */
const file = process.env.PROBE_FILE;
if (isMainThread && file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('SIGUSR2', () => delay.reset());
  process.on('exit', () => {
    const report: Probe = {
      peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
      loopDelayMilliseconds: delay.max / 1e6,
    };
    writeFileSync(file, JSON.stringify(report));
  });
}
