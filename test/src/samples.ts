import type { Certificate } from '../../src/domain/certificate.ts';
import type { Explanation } from '../../src/domain/explanation.ts';
import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { StaffingRequestInput } from '../../src/domain/staffing-request.ts';
import { admitBody } from '../../src/jobs/admission.ts';
import type { AdmittedPlan } from '../../src/jobs/admission.ts';
import { admit } from '../../src/planning/admit.ts';

/** A small shop, one day, two people: what a client sends. */
export function sampleRequest(): PlanRequestInput {
  return {
    shop: { name: 'Corner Shop', tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
    horizon: { firstDay: '2026-11-23', days: 1 },
    queues: [
      {
        id: 'chat',
        skill: 'chat',
        handling: {
          kind: 'chat',
          agentSecondsPerReply: 12,
          customerSecondsPerMessage: 45,
          repliesPerChat: 5,
          concurrency: 3,
        },
      },
    ],
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [60] }],
    team: {
      agents: [
        { id: 'a01', name: '林晓', skills: ['chat'] },
        { id: 'a02', name: '周敏', skills: ['chat'], authority: 'supervisor' },
      ],
    },
  };
}

/** Its demand part: what a client sends to ask for staffing. */
export function sampleDemand(change: Partial<StaffingRequestInput> = {}): StaffingRequestInput {
  const { shop, horizon, queues, forecast } = sampleRequest();
  return { shop, horizon, queues, forecast, ...change };
}

/** The same, admitted. */
export function sampleResolved(change: Partial<PlanRequestInput> = {}): ResolvedRequest {
  const admission = admit({ ...sampleRequest(), ...change });
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  return admission.request;
}

/** The same, ready to be queued. */
export function sampleAdmitted(): AdmittedPlan {
  const admission = admitBody({ body: Buffer.from(JSON.stringify(sampleRequest())) });
  if (admission.status !== 'accepted') throw new Error(JSON.stringify(admission));
  return admission.value;
}

export const sampleCertificate: Certificate = {
  headcount: 2,
  headcountBound: 2,
  gap: 0,
  objective: { minimise: 'headcount', value: 2, bound: 2, gap: 0 },
  shortage: { agentIntervals: 4, weighted: 2.5, weightedBound: 2 },
  rostering: { cost: 6, bound: 6, gap: 0 },
  ended: 'gap',
  linearProgram: { columns: 40, rows: 36, value: 1.6, engine: 'highs' },
  judgedDemand: 'the forecast',
  tier: { tier: 'new', suggestedAgents: [1, 2], note: 'Inside the suggestion.' },
  bands: [
    {
      band: '09:00–12:00',
      queue: 'chat',
      contacts: 10.8,
      predictedSeconds: 13.25,
      simulated: {
        responseSeconds: { mean: 13.4, halfWidth: 0.2 },
        threeMinuteReplyRate: { mean: 0.999, halfWidth: 0.0005 },
        abandonment: null,
      },
      targets: [
        {
          target: 'averageResponseSeconds',
          asked: 45,
          source: 'band 09:00–12:00',
          predicted: 13.25,
          simulated: { mean: 13.4, halfWidth: 0.2 },
          met: true,
        },
      ],
      met: true,
      bufferAgents: { least: 0, most: 1 },
    },
    {
      band: 'other hours',
      queue: 'chat',
      contacts: 20,
      predictedSeconds: null,
      simulated: { responseSeconds: null, threeMinuteReplyRate: null, abandonment: null },
      targets: [],
      met: true,
      bufferAgents: { least: 1, most: 1 },
    },
  ],
  replay: {
    rounds: 1,
    ended: 'short',
    intervals: 36,
    intervalsMissed: 4,
    simulation: {
      seed: 1,
      replications: 20,
      ended: 'precise',
      intervalsMissed: 0,
    },
  },
  ruleOfThumb: {
    baseAgents: 1,
    headcount: 3,
    headcountBound: 3,
    intervalsMissed: 2,
    intervals: 36,
    bands: [{ band: '09:00–12:00', queue: 'chat', predictedSeconds: 14.5 }],
  },
  audit: {
    passed: true,
    checks: [
      { rule: 'daily-rest', examined: 2, violations: 1 },
      { rule: 'coverage', examined: 36, violations: 0 },
    ],
  },
  seed: 1,
  seconds: { requirement: 0.05, covering: 0.2 },
};

const sampleExplanation: Explanation = {
  headcount: {
    headcount: 2,
    headcountBound: 2,
    busiestInterval: {
      start: '2026-11-23T09:00:00+08:00',
      agents: 2,
      required: 1,
      buffer: 1,
      liveExtra: 0,
    },
    busiestDay: { date: '2026-11-23', people: 2, openHours: 9, longestShiftHours: 9 },
    weeks: [{ firstDate: '2026-11-23', shifts: 4, daysPerPerson: 2, leastPeople: 2 }],
    words: ['Why two people work.'],
  },
  drivers: {
    stretches: ['09:00', '10:00', '11:00', '12:00'].map((time) => ({
      skills: ['chat'],
      queues: ['chat'],
      start: `2026-11-23T${time}:00+08:00`,
      end: `2026-11-23T${time.slice(0, 2)}:15:00+08:00`,
      required: { least: 1, most: 1 },
      targets: ['averageResponseSeconds ≤ 45 (band 09:00–12:00)'],
      price: 0.4,
      words: `What ${time} takes.`,
    })),
    note: 'How to read prices.',
  },
  targets: [
    {
      target: 'averageResponseSeconds ≤ 45 (band 09:00–12:00)',
      intervals: 2,
      share: 1,
      words: 'an answer in time',
    },
  ],
  overstaffing: {
    agentHours: 0,
    onDutyAgentHours: 1,
    heldAgentHours: 0,
    stretches: [],
    minimumBufferIntervals: 2,
    words: ['Nobody too many.'],
  },
  gaps: [],
  shortage: null,
};

/** A roster of two people on two days; what it says is well-formed, not optimal. */
export const sampleRoster: Roster = {
  schema: 'paiban.roster/1',
  shop: 'Corner Shop',
  timeZone: 'Asia/Shanghai',
  start: '2026-11-23T00:00:00+08:00',
  end: '2026-11-25T00:00:00+08:00',
  intervalMinutes: 15,
  people: ['a01', 'a02'].map((id) => ({
    id,
    name: id === 'a01' ? '林晓' : '周敏',
    skills: ['chat'],
    contractClass: 'full-time',
    authority: id === 'a01' ? 'agent' : 'supervisor',
    assignments: ['2026-11-23', '2026-11-24'].map((date) => ({
      date,
      template: 'full-time-8h',
      start: `${date}T09:00:00+08:00`,
      end: `${date}T18:00:00+08:00`,
      breaks: [{ kind: 'meal', start: `${date}T13:00:00+08:00`, end: `${date}T14:00:00+08:00`, paid: false }],
      activities: [
        { start: `${date}T09:00:00+08:00`, end: `${date}T13:00:00+08:00`, kind: 'serving', queue: 'chat' },
        { start: `${date}T14:00:00+08:00`, end: `${date}T18:00:00+08:00`, kind: 'buffer' },
      ],
      role: id === 'a01' ? 'serving' : 'supervisor',
      liveDuty: false,
      workMinutes: 480,
      overtimeMinutes: 0,
      pinned: false,
    })),
  })),
  coverage: {
    queues: ['2026-11-23', '2026-11-24'].map((date) => ({
      queue: 'chat',
      start: `${date}T09:00:00+08:00`,
      contacts: 3.2,
      required: 1,
      serving: 2,
      bindingTarget: 'averageResponseSeconds ≤ 45 (band 09:00–12:00)',
      predictedResponseSeconds: 13.25,
      simulatedResponseSeconds: { mean: 13.4, halfWidth: 1.2 },
      shadowPrice: null,
    })),
    team: ['2026-11-23', '2026-11-24'].map((date) => ({
      start: `${date}T09:00:00+08:00`,
      required: 1,
      bufferRequired: 1,
      bufferRules: { byShare: 1, byChance: null, binding: 'minimum' },
      liveExtraRequired: 0,
      onDuty: 2,
      guard: false,
    })),
  },
  float: ['2026-11-23', '2026-11-24'].map((date) => ({
    date,
    band: '12:00–14:00',
    skill: 'chat',
    minimumLevel: 1,
    queues: ['chat'],
    start: `${date}T12:00:00+08:00`,
    end: `${date}T14:00:00+08:00`,
    bufferRequired: { least: 1, most: 1 },
    setBy: ['minimum'],
    people: ['a01', 'a02'].map((person, index) => ({
      order: index + 1,
      person,
      spans: [{ start: `${date}T13:00:00+08:00`, end: `${date}T14:00:00+08:00` }],
      queues: ['chat'],
      reason: 'a01 and a02 are alike, so by id',
    })),
  })),
  fairness: [
    {
      duty: 'bufferDuties',
      people: ['a01', 'a02'].map((person) => ({
        person,
        carriedIn: 0,
        worked: 0,
        total: 0,
        fairShare: 0,
        deviation: 0,
      })),
      spread: 0,
      standardDeviation: 0,
    },
  ],
  cost: {
    total: 960,
    base: 960,
    overtimePremium: 0,
    restDayPremium: 0,
    holidayPremium: 0,
    hiring: 0,
    paidMinutes: 1920,
    overtimeMinutes: 0,
    restDayMinutes: 0,
    holidayMinutes: 0,
  },
  violations: [
    {
      rule: 'daily-rest',
      level: 'preferred',
      person: 'a01',
      date: '2026-11-24',
      article: '11 hours between shifts',
      detail: 'rest of 10 h 30 min, at least 11 h',
    },
  ],
  gaps: [
    {
      kind: 'queue',
      queue: 'chat',
      start: '2026-11-24T13:00:00+08:00',
      end: '2026-11-24T14:00:00+08:00',
      missing: 1,
    },
  ],
  warnings: ['The holiday calendar has no year 2027.'],
  certificate: sampleCertificate,
  explanation: sampleExplanation,
};
