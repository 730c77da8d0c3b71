import type { Request, Response } from 'express';
import { inflateJson } from '../store/packed-plan.ts';
import type { GzipJson } from '../store/packed-plan.ts';

/** Sends a packed document, still compressed to a client that takes gzip. */
export async function sendPacked(request: Request, response: Response, packed: GzipJson): Promise<void> {
  response.type('application/json').vary('Accept-Encoding');
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response
      .set('Content-Encoding', 'gzip')
      .send(Buffer.from(packed.buffer, packed.byteOffset, packed.length));
  } else {
    response.send(await inflateJson(packed));
  }
}
