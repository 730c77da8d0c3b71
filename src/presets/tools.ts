import type { Tool } from '../domain/queue.ts';

export type ToolPreset = 'assistant' | 'erp-link' | 'semantic-analysis';

/**
 * Section 3 of the guide. It states one gain per tool and not whether contacts disappear or get shorter: the assistant
 * answers routine questions itself, the other two help the agent.
 */
export const TOOLS: Readonly<Record<ToolPreset, Tool>> = {
  assistant: { name: 'assistant', category: 'routine', effect: 'deflects', share: 0.35 },
  'erp-link': { name: 'erp-link', category: 'order', effect: 'shortens', share: 0.5 },
  'semantic-analysis': { name: 'semantic-analysis', category: 'complaint', effect: 'shortens', share: 0.28 },
};
