/** A line of a form. A choice takes one of its options, or none where `none` says what that means. */
export interface FieldSpec {
  key: string;
  label: string;
  hint?: string;
  most?: number;
  /** Several lines may be written. */
  lines?: boolean;
  options?: ReadonlyArray<{ value: string; label: string }>;
  none?: string;
}
