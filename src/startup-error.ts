/** The program cannot begin; the message is for whoever started it. */
export class StartupError extends Error {}
