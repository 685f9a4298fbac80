import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button, ButtonLink } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { OrganisationKey } from '../../components/key-drawings.tsx';
import { Screen } from '../../components/screen.tsx';
import { Done, type Row, Summary } from '../../components/summary.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { lastMoment } from '../../words/dates.ts';
import { nameInWords, theBody } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { invitationWords } from './words.ts';

type Invitation = AnswerOf<'GET /invitations/{id}'>;
type Grant = Invitation['grants'][number];

const RIGHTS = ['sign', 'declare', 'consult'] as const;
const NAMED = 4;

/** What one grant offers: the services of each right, where, from when if it is not at once, until when. */
const useRows = (places: Invitation['places']) => {
  const { language, words: common, now } = useVisit();
  const words = invitationWords[language];
  return ({ services, establishments, from, until }: Grant): Row[] => {
    const rights = RIGHTS.flatMap((right): Row[] => {
      const codes = Object.keys(services).filter((code) => services[code] === right);
      const named = codes.map((code) => serviceInWords(language, code).name);
      return named.length === 0 ? [] : [{ term: words.will[right], value: named.join(', ') }];
    });
    const where = (): string => {
      if (establishments === 'all') return words.everywhere;
      if (establishments.length > NAMED) return words.places(establishments.length);
      return establishments
        .map((siret) => nameInWords(places.find((place) => place.siret === siret)?.name ?? siret))
        .join(', ');
    };
    return [
      ...rights,
      { term: words.where, value: where() },
      ...(Date.parse(from) > now ? [{ term: words.from, value: common.dates.day(from) }] : []),
      ...(until === undefined ? [] : [{ term: words.until, value: common.dates.day(lastMoment(until)) }]),
    ];
  };
};

const bodyOf = ({ organisation }: Invitation, language: string): string => {
  const name = nameInWords(organisation);
  return language === 'fr' ? theBody(name) : name;
};

const Offered = ({ invitation }: { invitation: Invitation }) => {
  const { language, words: common } = useVisit();
  const words = invitationWords[language];
  const rowsOf = useRows(invitation.places);
  const { grants, invitedBy, role, expiresAt, siren } = invitation;
  const lead = role === 'administrator' ? words.leadAdministrator : words.lead;
  const signs = grants.some(({ services }) => Object.values(services).includes('sign'));
  return (
    <Screen title={words.title(bodyOf(invitation, language))} isQuestion>
      <p class="before">
        <OrganisationKey siren={siren} />
      </p>
      <p class="lead">
        {lead(invitedBy)} <b>{words.before(common.dates.day(expiresAt))}</b>
      </p>
      {grants.length === 0 ? <p>{words.none}</p> : null}
      {grants.map((grant) => (
        <Summary rows={rowsOf(grant)} />
      ))}
      {signs ? <p>{words.binds}</p> : null}
      <Form>
        <Acts>
          <Button name="answer" value="accept">
            {words.accept}
          </Button>
          <Button look="plain" name="answer" value="refuse">
            {words.refuse}
          </Button>
        </Acts>
      </Form>
      <p>{words.unknown}</p>
    </Screen>
  );
};

const Over = ({ invitation }: { invitation: Invitation }) => {
  const { language, leadsTo } = useVisit();
  const words = invitationWords[language];
  const { status, invitedBy, siren } = invitation;
  const card = PATHS.ownCard(siren);
  if (status === 'accepted') {
    return (
      <Screen title={words.done} isQuestion heading="none">
        <Done title={words.done} siren={siren}>
          <p>{words.doneAbout(bodyOf(invitation, language))}</p>
        </Done>
        <Acts>
          {leadsTo(card) ? <ButtonLink href={card}>{words.card}</ButtonLink> : null}
          <a href={PATHS.tasks}>{words.tasks}</a>
        </Acts>
      </Screen>
    );
  }
  const isExpired = status === 'expired';
  return (
    <Screen title={isExpired ? words.expired : words.closed} isQuestion>
      <p class="lead">{isExpired ? words.expiredAbout(invitedBy) : words.closedAbout}</p>
      <Acts>
        <a href={PATHS.tasks}>{words.tasks}</a>
      </Acts>
    </Screen>
  );
};

/** What is offered, before it is answered; afterwards what became of it. */
export const invitationPage = personPage(PATHS.invitation(':id'), {
  get: async ({ register, params: { id = '' } }) => {
    const invitation = await register('GET /invitations/{id}', { params: { id } });
    return show(
      invitation.status === 'open' ? <Offered invitation={invitation} /> : <Over invitation={invitation} />,
    );
  },
  post: async ({ register, params: { id = '' }, fields, formKey }) => {
    const asking = { params: { id }, formKey };
    if (fields.text('answer') === 'refuse') {
      await register('POST /invitations/{id}/refusal', asking);
    } else if (fields.text('answer') === 'accept') {
      await register('POST /invitations/{id}/acceptance', asking);
    }
    return goTo(PATHS.invitation(id));
  },
});
