import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';

/** What the document says of answers a client can ask for again with `If-None-Match`. */
export const withETag = z.object({
  ETag: z.string().meta({ description: 'Changes with the answer; send it back in `If-None-Match`.' }),
});

export const unchanged: ZodOpenApiResponseObject = { description: 'Unchanged since the ETag sent.' };

/**
 * Says that an answer never changes for a plan and query, and ends the response when the client has it already. True
 * when there is nothing left to send.
 */
export function answeredUnchanged(request: Request, response: Response, planId: string): boolean {
  response.set('ETag', `W/"${planId}"`);
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}
