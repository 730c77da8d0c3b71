import { RULE_NAMES } from '../domain/rules.ts';
import type { Rule, RuleBook, RuleLevel, RuleName, RulePackName, Rules } from '../domain/rules.ts';

type RuleData = Omit<Rule, 'name' | 'level' | 'requiredByPack'>;

const LABOUR_LAW = 'Labour Law of the PRC';
const MANAGING_SHIFT_WORK = 'Good practice (HSE, Managing shift work, HSG256, 2006); no article asks for it';
const WISH = 'Wish of the agent';
const WORKING_TIME = 'Directive 2003/88/EC';
const YOUNG_PEOPLE = 'Directive 94/33/EC';
/** Art. 61 of the Law on the Protection of Minors refers to the state’s rules on working time and forbids harmful work. */
const MINORS_CHOICE =
  'Good practice; Law of the PRC on the Protection of Minors art. 61 and Labour Law art. 58 protect workers of 16 and 17 without such a limit of their own';

const minutes = (limit: number, weight: number, article: string): RuleData => ({
  limit,
  unit: 'minutes',
  weight,
  article,
});
const unlimited = (weight: number, article: string): RuleData => ({
  limit: 0,
  unit: 'none',
  weight,
  article,
});

/**
 * Limit, weight and source of each rule, whatever its level: a request that switches a rule on need not name them.
 * Weights put rest and protection before authority on duty, and authority before wishes.
 */
const RULES: Readonly<Record<RuleName, RuleData>> = {
  'minutes-per-day': minutes(480, 20, `${LABOUR_LAW} art. 36`),
  'minutes-per-week': minutes(2400, 20, `${LABOUR_LAW} art. 36; State Council Decree 174 (1995) art. 3`),
  'overtime-per-day': minutes(180, 50, `${LABOUR_LAW} art. 41`),
  'overtime-per-month': minutes(2160, 50, `${LABOUR_LAW} art. 41`),
  'weekly-rest-day': { limit: 1, unit: 'days', weight: 50, article: `${LABOUR_LAW} art. 38` },
  'daily-rest': minutes(660, 20, `${WORKING_TIME} art. 3`),
  'weekly-rest-hours': minutes(2100, 50, `${WORKING_TIME} art. 5`),
  'average-week': minutes(2880, 50, `${WORKING_TIME} art. 6`),
  'break-in-long-shift': minutes(360, 20, `${WORKING_TIME} art. 4`),
  'night-minutes': minutes(480, 20, `${WORKING_TIME} art. 8`),
  'night-work-protection': unlimited(100, `${LABOUR_LAW} art. 61 and 63`),
  'overtime-protection': unlimited(100, `${LABOUR_LAW} art. 61 and 63`),
  'minor-minutes': minutes(480, 100, `${YOUNG_PEOPLE} art. 8`),
  'minor-night-work': unlimited(100, `${YOUNG_PEOPLE} art. 9`),
  'minor-daily-rest': minutes(720, 100, `${YOUNG_PEOPLE} art. 10(1)`),
  'minor-rest-days': { limit: 2, unit: 'days', weight: 100, article: `${YOUNG_PEOPLE} art. 10(2)` },
  'minor-break': minutes(270, 50, `${YOUNG_PEOPLE} art. 12`),
  'comprehensive-hours': minutes(
    2160,
    50,
    `${LABOUR_LAW} art. 39; Ministry of Labour No. 503 of 1994 art. 5 and letter No. 271 of 1997`,
  ),
  'supervisor-on-duty': minutes(30, 10, 'Section 5 of the guide: level 2, a supervisor within 30 minutes'),
  'shop-manager-in-live': unlimited(10, 'Section 5 of the guide: level 3, the shop manager at once'),
  'night-share': {
    limit: 50,
    unit: 'percent',
    weight: 10,
    article: 'Good practice: nobody works nights only; no article asks for it',
  },
  'staggered-shift-ends': {
    limit: 2,
    unit: 'people',
    weight: 5,
    article: 'Section 2 of the guide: guard period, handed over in turn',
  },
  'most-days-in-a-row': { limit: 6, unit: 'days', weight: 20, article: MANAGING_SHIFT_WORK },
  'least-days-in-a-row': { limit: 2, unit: 'days', weight: 5, article: MANAGING_SHIFT_WORK },
  'least-days-off-in-a-row': { limit: 2, unit: 'days', weight: 5, article: MANAGING_SHIFT_WORK },
  'most-weekends-worked': { limit: 3, unit: 'weekends', weight: 10, article: MANAGING_SHIFT_WORK },
  'most-nights-in-a-row': { limit: 3, unit: 'nights', weight: 20, article: MANAGING_SHIFT_WORK },
  'rest-after-nights': minutes(2880, 10, MANAGING_SHIFT_WORK),
  'forbidden-successions': unlimited(20, 'Shift settings of the request'),
  'shift-limits': unlimited(20, 'Contract classes of the request'),
  'steady-starts': minutes(120, 2, MANAGING_SHIFT_WORK),
  'least-activity-minutes': minutes(
    30,
    1,
    'Good practice: nobody changes queues all the time; no article asks for it',
  ),
  'day-off-wanted': unlimited(5, WISH),
  'shift-wanted': unlimited(5, WISH),
  'shift-unwanted': unlimited(5, WISH),
  'partner-wanted': minutes(240, 2, WISH),
};

/** What only a request that asks for it is judged by: on in every pack. */
const OF_THE_REQUEST = {
  'forbidden-successions': 'required',
  'shift-limits': 'required',
  'day-off-wanted': 'preferred',
  'shift-wanted': 'preferred',
  'shift-unwanted': 'preferred',
  'partner-wanted': 'preferred',
} as const;

/** Levels by pack; a rule left out is off. `articles` where a pack rests a rule on another source. */
interface Pack {
  readonly levels: Readonly<Partial<Record<RuleName, RuleLevel>>>;
  readonly articles?: Readonly<Partial<Record<RuleName, string>>>;
}

const PACKS: Readonly<Record<RulePackName, Pack>> = {
  cn: {
    levels: {
      'minutes-per-day': 'required',
      'minutes-per-week': 'required',
      'overtime-per-day': 'required',
      'overtime-per-month': 'required',
      'weekly-rest-day': 'required',
      'daily-rest': 'preferred',
      'night-work-protection': 'required',
      'overtime-protection': 'required',
      'minor-minutes': 'required',
      'minor-night-work': 'required',
      'comprehensive-hours': 'required',
      'supervisor-on-duty': 'preferred',
      'shop-manager-in-live': 'preferred',
      'night-share': 'preferred',
      'staggered-shift-ends': 'preferred',
      ...OF_THE_REQUEST,
    },
    articles: {
      'daily-rest': 'Good practice of 11 hours; no article asks for it',
      'minor-minutes': MINORS_CHOICE,
      'minor-night-work': MINORS_CHOICE,
    },
  },
  eu: {
    levels: {
      'daily-rest': 'required',
      'weekly-rest-hours': 'required',
      'average-week': 'required',
      'break-in-long-shift': 'required',
      'night-minutes': 'required',
      'night-work-protection': 'required',
      'minor-minutes': 'required',
      'minor-night-work': 'required',
      'minor-daily-rest': 'required',
      'minor-rest-days': 'required',
      'minor-break': 'required',
      'supervisor-on-duty': 'preferred',
      'shop-manager-in-live': 'preferred',
      'staggered-shift-ends': 'preferred',
      ...OF_THE_REQUEST,
    },
    articles: { 'night-work-protection': 'Directive 92/85/EEC art. 7' },
  },
  none: { levels: OF_THE_REQUEST },
};

/**
 * The rule packs a request can choose. A rule that is off keeps its limit, so it can be switched on by name alone; the
 * limit of `minutes-per-day` also says, in every pack, from which minute of a day on work counts as overtime.
 */
export const RULE_PACKS: Readonly<Record<RulePackName, RuleBook>> = {
  cn: ruleBook(PACKS.cn),
  eu: ruleBook(PACKS.eu),
  none: ruleBook(PACKS.none),
};

/** The rules a request asks for: its pack, with the level, weight and limit of every override put in. */
export function resolveRules(rules: Rules): RuleBook {
  return bookOf((name) => {
    const rule = RULE_PACKS[rules.pack][name];
    const override = rules.overrides[name] ?? {};
    return {
      ...rule,
      level: override.level ?? rule.level,
      weight: override.weight ?? rule.weight,
      limit: override.limit ?? rule.limit,
    };
  });
}

function ruleBook({ levels, articles }: Pack): RuleBook {
  return bookOf((name) => {
    const rule = RULES[name];
    const level = levels[name] ?? 'off';
    const article = articles?.[name] ?? rule.article;
    return { name, ...rule, level, article, requiredByPack: level === 'required' };
  });
}

function bookOf(ruleOf: (name: RuleName) => Rule): RuleBook {
  return Object.fromEntries(RULE_NAMES.map((name) => [name, ruleOf(name)])) as Record<RuleName, Rule>;
}
