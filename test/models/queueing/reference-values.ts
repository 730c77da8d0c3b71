/** Published and independently recomputed numbers that the queueing models must reproduce, with their sources. */

/** Recomputed with 50 digits from B(x, R) = R^x·e^(−R) / Γ(x+1, R) and C = nB/(n − R(1 − B)). */
export const erlangBValues = [
  { servers: 1.5, erlangs: 1, blocking: 0.325902313331259 },
  { servers: 0, erlangs: 3, blocking: 1 },
  { servers: 1, erlangs: 3, blocking: 0.75 },
];

/** The first from H. C. Tijms, A First Course in Stochastic Models, table 5.3.2; the others recomputed. */
export const erlangCValues = [
  { servers: 100, erlangs: 95, probabilityWait: 0.506457, digits: 6 },
  { servers: 55.25, erlangs: 48, probabilityWait: 0.224836940606626, digits: 13 },
  { servers: 13.7, erlangs: 10, probabilityWait: 0.202779549595436, digits: 13 },
  { servers: 1000, erlangs: 968.377, probabilityWait: 0.221468173424375, digits: 13 },
  { servers: 10_000, erlangs: 9900, probabilityWait: 0.222776928864148, digits: 12 },
  { servers: 100_000, erlangs: 99_700, probabilityWait: 0.24432307808257, digits: 11 },
];

/** Tijms, table 5.3.2: offered load, then the smallest number of servers with P(wait) ≤ 0.5, 0.2 and 0.1. */
export const serversForProbabilityWait: readonly (readonly [number, number, number, number])[] = [
  [1, 2, 3, 3],
  [5, 7, 8, 9],
  [10, 12, 14, 16],
  [50, 54, 58, 61],
  [100, 106, 111, 115],
  [250, 259, 268, 274],
  [500, 512, 525, 533],
  [1000, 1017, 1034, 1046],
];

/** From the test suites and read-me files of pyworkforce, pyErlang and Callcenter-Simulator, to the digits printed. */
export const erlangCServiceLevels = [
  {
    contacts: 100,
    perSeconds: 1800,
    handleSeconds: 180,
    withinSeconds: 20,
    servers: 14,
    serviceLevel: 0.888,
    probabilityWait: 0.174,
    digits: 3,
  },
  {
    contacts: 100,
    perSeconds: 1800,
    handleSeconds: 180,
    withinSeconds: 20,
    servers: 15,
    serviceLevel: 0.941,
    probabilityWait: 0.102,
    digits: 3,
  },
  {
    contacts: 360,
    perSeconds: 1800,
    handleSeconds: 240,
    withinSeconds: 15,
    servers: 55,
    serviceLevel: 0.8459,
    probabilityWait: 0.2387,
    digits: 4,
  },
  {
    contacts: 300,
    perSeconds: 900,
    handleSeconds: 180,
    withinSeconds: 45,
    servers: 65,
    serviceLevel: 0.8796,
    probabilityWait: 0.4201,
    digits: 4,
  },
];

/** pyErlang's read-me (one digit) and Callcenter-Simulator's tests (two digits). */
export const erlangCAverageWaits = [
  { contacts: 360, perSeconds: 1800, handleSeconds: 240, servers: 55, averageWaitSeconds: 8.2, digits: 1 },
  { contacts: 300, perSeconds: 900, handleSeconds: 180, servers: 65, averageWaitSeconds: 15.1, digits: 1 },
  { contacts: 210, perSeconds: 3600, handleSeconds: 180, servers: 13, averageWaitSeconds: 26.56, digits: 2 },
];

/**
 * Erlang A. The first row is the example of Mandelbaum & Zeltyn 2007 (3.1 %, 3.7 s, 93 %), the second pyworkforce's,
 * both with digits recomputed by summing the states of the birth–death chain.
 */
export const erlangAValues = [
  {
    contacts: 48,
    perSeconds: 60,
    handleSeconds: 60,
    patienceSeconds: 120,
    servers: 50,
    abandoned: 0.0309122,
    averageWaitSeconds: 3.70947,
    occupancy: 0.930324,
    probabilityWait: 0.467774,
  },
  {
    contacts: 100,
    perSeconds: 1800,
    handleSeconds: 180,
    patienceSeconds: 300,
    servers: 14,
    abandoned: 0.013984,
    averageWaitSeconds: 4.195123,
    occupancy: 0.704297,
    probabilityWait: 0.14526,
  },
];

/** Callcenter-Simulator's tests. */
export const erlangAAverageWaits = [
  {
    contacts: 210,
    perSeconds: 3600,
    handleSeconds: 180,
    patienceSeconds: 300,
    servers: 13,
    averageWaitSeconds: 9.91,
  },
  {
    contacts: 210,
    perSeconds: 3600,
    handleSeconds: 180,
    patienceSeconds: 300,
    servers: 9,
    averageWaitSeconds: 56.62,
  },
];

/** pyworkforce (first row) and the MMCAb example of the contactcenters library (second), digits recomputed. */
export const erlangAServiceLevels = [
  {
    contacts: 100,
    perSeconds: 1800,
    handleSeconds: 180,
    patienceSeconds: 300,
    servers: 14,
    definition: 'answered-of-offered',
    serviceLevel: 0.916792,
  },
  {
    contacts: 252,
    perSeconds: 3600,
    handleSeconds: 120,
    patienceSeconds: 60,
    servers: 12,
    definition: 'answered-of-answered',
    serviceLevel: 0.97418,
  },
  {
    contacts: 252,
    perSeconds: 3600,
    handleSeconds: 120,
    patienceSeconds: 60,
    servers: 12,
    definition: 'answered-of-offered-less-short-abandons',
    serviceLevel: 0.96787,
  },
] as const;

/**
 * The chat model, recomputed by summing every state of the chain; `simulated` from a reply-level discrete-event
 * simulation, so with sampling error.
 */
export const chatValues = [
  {
    contactsPerMinute: 2.5,
    agents: 10,
    concurrency: 3,
    agentSecondsPerReply: 25,
    customerSecondsPerMessage: 50,
    repliesPerChat: 6,
    patienceSeconds: 120,
    probabilityWait: 0.026383,
    abandoned: 0.005946,
    averageSlotWaitSeconds: 0.713538,
    serviceLevel30s: 0.986709,
    replySeconds: 36.0615,
    repliesOver180s: 0.003903,
    simulated: {
      probabilityWait: 0.028,
      abandoned: 0.0065,
      averageSlotWaitSeconds: 0.761,
      serviceLevel30s: 0.9858,
      replySeconds: 36.94,
      repliesOver180s: 0.0044,
    },
  },
  {
    contactsPerMinute: 9.5,
    agents: 30,
    concurrency: 4,
    agentSecondsPerReply: 20,
    customerSecondsPerMessage: 45,
    repliesPerChat: 8,
    patienceSeconds: 90,
    probabilityWait: 0.067325,
    abandoned: 0.01162,
    averageSlotWaitSeconds: 1.045815,
    serviceLevel30s: 0.980295,
    replySeconds: 41.6717,
    repliesOver180s: 0.003624,
    simulated: {
      probabilityWait: 0.0695,
      abandoned: 0.0122,
      averageSlotWaitSeconds: 1.088,
      serviceLevel30s: 0.9794,
      replySeconds: 42.06,
      repliesOver180s: 0.0038,
    },
  },
  {
    contactsPerMinute: 4.2,
    agents: 10,
    concurrency: 5,
    agentSecondsPerReply: 25,
    customerSecondsPerMessage: 50,
    repliesPerChat: 6,
    patienceSeconds: 120,
    probabilityWait: 0.336666,
    abandoned: 0.092218,
    averageSlotWaitSeconds: 11.066171,
    serviceLevel30s: 0.791555,
    replySeconds: 76.444,
    repliesOver180s: 0.046147,
    simulated: {
      probabilityWait: 0.34,
      abandoned: 0.0934,
      averageSlotWaitSeconds: 11.18,
      serviceLevel30s: 0.7889,
      replySeconds: 76.91,
      repliesOver180s: 0.0472,
    },
  },
];

/** Binomial, recomputed. */
export const absenceValues = [
  { present: 30, absenceRate: 0.1, confidence: 0.95, rostered: 37 },
  { present: 30, absenceRate: 0.2, confidence: 0.95, rostered: 43 },
  { present: 100, absenceRate: 0.2, confidence: 0.95, rostered: 135 },
];
