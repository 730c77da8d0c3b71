/** Threads were closed while they worked on a request: the service is ending, and the request may be sent again. */
export class ThreadsClosedError extends Error {}
