import { packageFile } from '../package-files.ts';
import { guarded } from './documented.ts';
import type { Endpoint } from './endpoint.ts';
import { readExamples } from './examples.ts';
import type { Examples } from './examples.ts';
import { cancelPlan } from './routes/cancel-plan.ts';
import { createPlan } from './routes/create-plan.ts';
import { createReplan } from './routes/create-replan.ts';
import { createSimulation } from './routes/create-simulation.ts';
import { createStaffing } from './routes/create-staffing.ts';
import { createWhatIfs } from './routes/create-what-ifs.ts';
import { deletePlan } from './routes/delete-plan.ts';
import { getDemoData, listDemoData } from './routes/demo-data.ts';
import { getCoverage } from './routes/get-coverage.ts';
import { getDiff } from './routes/get-diff.ts';
import { getExplanation } from './routes/get-explanation.ts';
import { getCellExplanation } from './routes/get-cell-explanation.ts';
import { getEvents } from './routes/get-events.ts';
import { getMetrics } from './routes/get-metrics.ts';
import { getPlan } from './routes/get-plan.ts';
import { getPresets } from './routes/get-presets.ts';
import { getProblem } from './routes/get-problem.ts';
import { getRequest } from './routes/get-request.ts';
import { getRoster } from './routes/get-roster.ts';
import { getHealth, getReadiness } from './routes/health.ts';
import { createKey, listKeys, revokeKey } from './routes/keys.ts';
import { listPlans } from './routes/list-plans.ts';
import { publishPlan } from './routes/publish-plan.ts';
import { schemaEndpoints } from './routes/schemas.ts';
import {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  testWebhook,
} from './routes/webhooks.ts';

/** Every call of the API, in the order of the document. */
export function allEndpoints(examples: Examples): readonly Endpoint[] {
  const endpoints = [
    createPlan(examples),
    listPlans,
    createReplan,
    getPlan,
    getEvents,
    cancelPlan,
    publishPlan,
    getRequest,
    getRoster,
    getCoverage,
    getExplanation,
    getCellExplanation,
    getDiff,
    deletePlan,
    createStaffing(readExamples(packageFile('examples/staffing'))),
    createSimulation(readExamples(packageFile('examples/simulations'))),
    createWhatIfs(examples),
    createKey,
    listKeys,
    revokeKey,
    createWebhook,
    listWebhooks,
    deleteWebhook,
    testWebhook,
    listDeliveries,
    getPresets,
    listDemoData(examples),
    getDemoData(examples),
    ...schemaEndpoints,
    getProblem,
    getHealth,
    getReadiness,
    getMetrics,
  ];
  return endpoints.map(guarded);
}
