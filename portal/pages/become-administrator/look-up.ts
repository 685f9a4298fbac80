import type { AnswerOf } from '../../client/contract.ts';
import { RegisterRefusal } from '../../client/refusal.ts';
import type { AskRegister } from '../../client/register.ts';
import { compact, type Fields } from '../../page/fields.ts';

export type FoundPlace = AnswerOf<'GET /establishments'>['items'][number];

const SIRET = /^\d{14}$/;
const SIREN = /^\d{9}$/;
const POSTAL_CODE = /^\d{5}$/;

/** What the first page was answered: which establishment exactly, or where to look for it. Undefined for anything else. */
export const searchIn = (answers: Fields) => {
  const search = compact(answers.text('search'));
  if (SIRET.test(search)) return { siret: search };
  if (SIREN.test(search)) return { siren: search };
  return POSTAL_CODE.test(search) ? { postalCode: search } : undefined;
};

/** The establishment that the candidate typed, or chose from a list. Undefined before that. */
export const siretIn = (answers: Fields): string | undefined => {
  const { siret = compact(answers.text('chosen')) } = searchIn(answers) ?? {};
  return SIRET.test(siret) ? siret : undefined;
};

/**
 * The establishment with this SIRET. `unknown` where the register has none; `not-told` where the person has looked up
 * too many bodies today, which keeps nobody from asking.
 */
export const lookUp = async (
  register: AskRegister,
  siret: string,
): Promise<FoundPlace | 'unknown' | 'not-told'> => {
  try {
    const { items } = await register('GET /establishments', { query: { siret } });
    return items[0] ?? 'unknown';
  } catch (error) {
    if (!(error instanceof RegisterRefusal)) throw error;
    if (error.code === 'too-many-look-ups-today') return 'not-told';
    if (error.code === 'bad-input') return 'unknown';
    throw error;
  }
};
