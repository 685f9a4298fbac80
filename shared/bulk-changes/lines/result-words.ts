import type { LineEffect } from '../../domain/bulk-changes/line.ts';

/** What a line changes, as the result file says it in French. */
export const EFFECT_WORDS: Readonly<Record<LineEffect, string>> = {
  added: 'ajouté',
  changed: 'modifié',
  ended: 'retiré',
  unchanged: 'inchangé',
};

/** What came of a line. */
export const OUTCOME_WORDS = {
  planned: 'prévu',
  faulty: 'à corriger',
  applied: 'appliqué',
  unchanged: 'inchangé',
  refused: 'refusé',
} as const;
