import type { EventType } from '../domain/events.ts';
import { ofTheBody } from '../wording/bodies.ts';
import type { NoticesOfEvent } from './notice-facts.ts';

/** One mail for all that were held back on a day: their subjects, which name nobody. */
export const digestNotices = {
  'mails.merged': {
    merged: ({ organisation, held = { subjects: [], more: 0 } }) => ({
      subject: 'Plusieurs messages réunis en un seul',
      happened: [
        `Vous aviez déjà reçu plusieurs messages le même jour au sujet ${ofTheBody(organisation)}. Voici les suivants :`,
        ...held.subjects.map((subject) => `– ${subject}`),
        ...(held.more > 0 ? [`Et ${held.more} de plus.`] : []),
      ],
      todo: 'Ouvrez vos tâches : ce qui attend une réponse de vous s’y trouve, avec son échéance.',
      deadline: 'on-the-page',
      where: { label: 'Ouvrir mon espace Trousseau', path: '/' },
    }),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
