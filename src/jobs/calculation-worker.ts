import { calculateBody } from './calculations.ts';

/** Entry of a calculation thread. */
export default calculateBody;
