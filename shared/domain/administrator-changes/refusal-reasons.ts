/**
 * Reasons of the register itself, where no person gives one. The code stands in `reason`, like a person's own words.
 * Requests that were refused before these codes existed hold a sentence there.
 */
const REFUSAL_REASONS = ['candidate-suspended', 'outgoing-gone', 'access-taken', 'unforeseen'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
export const isRefusalReason = (reason: string): reason is RefusalReason =>
  REFUSAL_REASONS.some((code) => code === reason);
