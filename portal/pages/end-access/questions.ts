/** The names of the fields of the first page. */
export const QUESTIONS = ['handOverTo', 'reason'] as const;
