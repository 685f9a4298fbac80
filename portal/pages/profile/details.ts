import type { Fault } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import type { profileWords } from './words.ts';

/** As they were typed. */
export interface Details {
  givenName: string;
  familyName: string;
  /** Empty where there is none. */
  phone: string;
}

const MAX_NAME = 100;
/** As the register takes one. */
const PHONE = /^\+?[0-9 ().-]{4,20}$/;

export const detailsIn = (fields: Fields): Details => ({
  givenName: fields.text('givenName'),
  familyName: fields.text('familyName'),
  phone: fields.text('phone'),
});

/** What the register is told, or what must be put right first. */
export const correctionOf = (
  { givenName, familyName, phone }: Details,
  sentences: (typeof profileWords)['fr']['faults'],
) => {
  const faults: Fault[] = [];
  const names = { givenName, familyName };
  for (const field of ['givenName', 'familyName'] as const) {
    if (names[field] === '' && field === 'familyName') faults.push({ field, sentence: sentences[field] });
    if (names[field].length > MAX_NAME) faults.push({ field, sentence: sentences.nameLong });
  }
  if (phone !== '' && !PHONE.test(phone)) faults.push({ field: 'phone', sentence: sentences.phone });
  return { faults, body: { givenName, familyName, phone: phone === '' ? null : phone } };
};
