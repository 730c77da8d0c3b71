/** Where the variables of the formulation stand among the columns of the model. */
export interface AssignmentColumns {
  /** [member] shift → column, where allowed. */
  readonly works: readonly ReadonlyMap<number, number>[];
  /** [member], empty when every member may be used and it makes no difference who is. */
  readonly used: readonly number[];
  /** [member] shift → its work on a rest day, where it may be that. */
  readonly restDay: readonly ReadonlyMap<number, RestDayColumn>[];
  /** [shift] */
  readonly missing: readonly number[];
}

export interface RestDayColumn {
  readonly column: number;
  /** Shifts of the week's days before, of which so many are to be worked. */
  readonly earlier: readonly number[];
  readonly after: number;
}
