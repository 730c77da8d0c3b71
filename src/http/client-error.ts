import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEMS, problemType } from './problem-details.ts';
import type { ProblemName } from './problem-details.ts';

const BY_CODE: Readonly<Record<string, ProblemName | undefined>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

/** Answers what is no request, or does not arrive in time, with problem details, and closes the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code !== 'ECONNRESET' && socket.writable && !hasAnswer(socket)) {
    socket.write(answerOf(BY_CODE[error.code ?? ''] ?? 'bad-request'));
  }
  socket.destroy();
}

/** Nothing may follow an answer that has begun. Node keeps it here, and asks the same before an answer of its own. */
function hasAnswer(socket: Duplex): boolean {
  return (socket as { _httpMessage?: ServerResponse })._httpMessage?.headersSent ?? false;
}

function answerOf(problem: ProblemName): string {
  const { status, title } = PROBLEMS[problem];
  const body = JSON.stringify({ type: problemType(problem), title, status });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
