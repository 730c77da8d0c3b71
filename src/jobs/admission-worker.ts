import { admitBody } from './admission.ts';

/** Entry of the admission thread. */
export default admitBody;
