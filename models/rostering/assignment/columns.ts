/** Where the variables of the formulation stand among the columns of the model. */
export interface AssignmentColumns {
  /** [member] shift → column, where allowed. */
  readonly works: readonly ReadonlyMap<number, number>[];
  /** [member], empty when every member may be used and it makes no difference who is. */
  readonly used: readonly number[];
  /** [shift] */
  readonly missing: readonly number[];
}
