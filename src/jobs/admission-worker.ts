import { admitBody } from './admission.ts';
import { standBack } from './thread-priority.ts';

standBack('request');

/** Entry of the admission thread. */
export default admitBody;
