import type { EventType } from '../../domain/events.ts';
import { ofTheBody, theBody } from '../../wording/bodies.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';

const NOTHING = 'Vous n’avez rien à faire.';

const page = ({ event }: NoticeFacts): Notice['where'] => ({
  label: 'Ouvrir la modification dans Trousseau',
  path: `/organisations/${event.siren ?? ''}/access-changes/${event.data.accessChange ?? ''}`,
});

const undated = (facts: NoticeFacts, subject: string, happened: string, todo = NOTHING): Notice => ({
  ...{ subject, happened: [happened], todo, deadline: 'none', where: page(facts) },
});

const whoRefused = ({ event, organisation }: NoticeFacts): string =>
  event.data.bySupport === true
    ? `L’assistance, saisie pour ${theBody(organisation)},`
    : `Un autre administrateur ${ofTheBody(organisation)}`;

/** Support is told where nobody in the organisation can give second eyes: two agents do. */
const forSupport = ({ event, organisation }: NoticeFacts, what: string): Notice | undefined =>
  event.data.bySupport === true
    ? {
        subject: 'Une modification des accès attend deux agents',
        happened: [
          `${what} ${ofTheBody(organisation)} retire de nombreux droits, et nul autre n’y administre depuis assez longtemps pour l’approuver.`,
        ],
        todo: 'Vérifiez auprès de l’organisme, par un numéro de l’annuaire public, puis répondez. Un second agent répond à son tour.',
        deadline: event.data.deadline ?? 'on-the-page',
        where: { label: 'Ouvrir l’assistance dans Trousseau', path: '/support' },
      }
    : undefined;

/** Notices of long work that ends while nobody watches, and of changes that wait for another administrator. */
export const bulkChangeNotices = {
  'access-change.approval-asked': {
    administrators: (facts) => ({
      subject: 'Une modification des accès attend votre accord',
      happened: [
        `${facts.person} demande une modification importante des accès ${ofTheBody(facts.organisation)}.`,
        'Elle retire de nombreux droits : un second administrateur doit l’approuver avant qu’elle s’applique.',
      ],
      todo: 'Examinez la différence qu’elle ferait, puis approuvez ou refusez. Un refus se motive.',
      deadline: facts.event.data.deadline ?? 'on-the-page',
      where: page(facts),
    }),
    support: (facts) => forSupport(facts, 'Une modification des accès'),
  },
  'access-change.refused': {
    person: (facts) =>
      undated(
        facts,
        'Votre modification des accès est refusée',
        `${whoRefused(facts)} a refusé votre modification. Le motif se lit dans Trousseau, après connexion.`,
        'Aucun droit n’a changé. Vous pouvez envoyer une autre modification.',
      ),
  },
  'access-change.undo-approval-asked': {
    administrators: (facts) => ({
      subject: 'Une annulation attend votre accord',
      happened: [
        `${facts.person} demande d’annuler une modification des accès ${ofTheBody(facts.organisation)}.`,
        'L’annulation retire de nombreux droits : un second administrateur doit l’approuver.',
      ],
      todo: 'Examinez la modification, puis approuvez ou refusez son annulation. Un refus se motive.',
      deadline: facts.event.data.deadline ?? 'on-the-page',
      where: page(facts),
    }),
    support: (facts) => forSupport(facts, 'L’annulation d’une modification des accès'),
  },
  'access-change.undo-refused': {
    person: (facts) =>
      undated(
        facts,
        'L’annulation que vous demandiez est refusée',
        `${whoRefused(facts)} a refusé l’annulation que vous demandiez. Le motif se lit dans Trousseau, après connexion.`,
        'La modification reste appliquée. Vous pouvez demander de nouveau son annulation.',
      ),
  },
  'access-change.done': {
    person: (facts) =>
      undated(
        facts,
        'Votre modification des accès est appliquée',
        `La modification des accès ${ofTheBody(facts.organisation)} est appliquée.`,
        'Consultez le résultat ligne par ligne. Vous pouvez l’annuler pendant 30 jours.',
      ),
  },
  'access-change.interrupted': {
    administrators: (facts) =>
      undated(
        facts,
        'Une modification des accès est interrompue',
        `Une modification des accès ${ofTheBody(facts.organisation)} s’est arrêtée avant sa fin : qui l’appliquait n’administre plus l’organisme, ou une erreur imprévue est survenue. Ce qui était fait reste, le reste attend.`,
        'Consultez le résultat ligne par ligne, puis reprenez la modification ou annulez-la.',
      ),
  },
  'access-change.stopped': {
    person: (facts) =>
      undated(
        facts,
        'Votre modification des accès n’a pas été appliquée',
        `Une fiche ${ofTheBody(facts.organisation)} a changé depuis le contrôle : rien n’est appliqué.`,
        'Envoyez de nouveau les lignes pour les faire contrôler.',
      ),
  },
  'access-change.undone': {
    person: (facts) =>
      undated(
        facts,
        'Une modification des accès est annulée',
        `La modification des accès ${ofTheBody(facts.organisation)} est annulée.`,
        'Consultez ce que d’autres avaient changé depuis, et qui reste en l’état.',
      ),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
