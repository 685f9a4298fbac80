import type { EventType } from '../../domain/events.ts';
import type { StaleCause } from '../../domain/people/profile-flag.ts';
import { ofTheBody } from '../../wording/bodies.ts';
import { ofInWords } from '../../wording/in-words.ts';
import { dayAndHour } from '../in-words.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';

const CONFIRM = { label: 'Confirmer mes coordonnées dans Trousseau', path: '/' };

const since = ({ event }: NoticeFacts): string => dayAndHour(event.data.dueAt ?? event.occurredAt);

/** Why the register no longer relies on a person's details, for the people who can have that changed. */
const OTHERS_CAUSES: Record<StaleCause, string> = {
  unconfirmed: 'Ces coordonnées n’ont pas été confirmées depuis un an.',
  bounce: 'Les messages envoyés à son adresse électronique reviennent.',
  inactivity: 'Cette personne ne s’est pas connectée depuis 180 jours.',
};

const MAX_NAMES = 20;

/** The other members whose profiles are stale, if any. The page shows those who do not fit. */
const alsoStale = ({ others = [] }: NoticeFacts): string[] => {
  if (others.length === 0) return [];
  const more = others.length - MAX_NAMES;
  const names = others.slice(0, MAX_NAMES).join(', ');
  return [`Sont dans le même cas : ${names}${more > 0 ? `, et ${more} autres membres` : ''}.`];
};

const OWN_CAUSES: Record<Exclude<StaleCause, 'bounce'>, string> = {
  unconfirmed: 'Vous ne les avez pas confirmées depuis un an.',
  inactivity: 'Vous ne vous êtes pas connecté depuis 180 jours.',
};

/** Notices about the yearly confirmation of a person's contact details. */
export const profileNotices = {
  'profile.reminded': {
    person: (facts) => ({
      subject: 'Vos coordonnées sont à confirmer',
      happened: [
        'Une fois par an, chaque personne confirme ou corrige ses coordonnées : un profil à jour, l’assurance d’une bonne communication.',
      ],
      todo: 'Connectez-vous, puis confirmez vos coordonnées ou corrigez-les.',
      deadline: facts.event.data.dueAt ?? 'on-the-page',
      where: CONFIRM,
    }),
  },
  'profile.stale': {
    person: (facts) => {
      const { cause = 'unconfirmed' } = facts.event.data;
      // A mail would bounce like the one before. The portal shows it at the next login.
      if (cause === 'bounce') return undefined;
      return {
        subject: 'Vos coordonnées ne sont plus à jour',
        happened: [
          `Depuis ${since(facts)}, vos coordonnées ne sont plus tenues pour à jour. ${OWN_CAUSES[cause]}`,
          'Vos droits ne changent pas.',
        ],
        todo: 'Connectez-vous, puis confirmez vos coordonnées ou corrigez-les.',
        deadline: 'none',
        where: CONFIRM,
      };
    },
    administrators: (facts) => ({
      subject: 'Des coordonnées de membres sont à confirmer',
      happened: [
        `Les coordonnées ${ofInWords(facts.person)}, membre ${ofTheBody(facts.organisation)}, ne sont plus tenues pour à jour depuis ${since(facts)}. ${OTHERS_CAUSES[facts.event.data.cause ?? 'unconfirmed']}`,
        ...alsoStale(facts),
        'Aucun droit ne change pour cela.',
      ],
      todo: 'Demandez à ces personnes de se connecter et de confirmer leurs coordonnées. Si l’une d’elles a quitté l’organisme, mettez fin à son accès.',
      deadline: 'none',
      where: {
        label: 'Voir les membres de cet organisme',
        path: `/organisations/${facts.event.siren ?? ''}/members`,
      },
    }),
  },
  'orphan-risk.raised': {
    support: (facts) => ({
      subject: 'Un organisme risque d’être sans administrateur',
      happened: [
        `Le seul administrateur ${ofTheBody(facts.organisation)} n’a pas confirmé ses coordonnées depuis plus de 60 jours.`,
      ],
      todo: 'Prenez contact avec l’organisme. Il quitte la liste quand cet administrateur confirme ses coordonnées ou qu’un autre est nommé.',
      deadline: 'none',
      where: { label: 'Voir les organismes à risque', path: '/support/orphan-risks' },
    }),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
