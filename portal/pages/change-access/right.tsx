import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt, faultsOf } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { calledName } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { type Grant, type Member, nameOf } from '../member/rights.ts';
import type { Service } from '../rights/asked-rights.ts';
import { changeWords } from './words.ts';

interface Found {
  siren: string;
  member: Member;
  grant: Grant;
  service: Service;
}

interface Props extends Found {
  chosen: string;
  faults?: readonly Fault[];
  formKey?: string;
}

const RIGHTS = ['sign', 'declare', 'consult'] as const;

const ChangeRight = ({ siren, member, grant, service, chosen, faults = [], formKey }: Props) => {
  const { language } = useVisit();
  const { right: words, leave } = changeWords[language];
  const card = PATHS.member(siren, member.personId);
  const offered = RIGHTS.filter((right) => service.rights.includes(right));
  return (
    <Screen
      title={serviceInWords(language, service.code).name}
      above={nameOf(member)}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
      faults={faults}
    >
      <Form formKey={formKey}>
        <Choices
          name="right"
          legend={words.may(calledName(member))}
          fault={faultAt(faults, 'right')}
          chosen={[chosen]}
          choices={[
            ...offered.map((right) => ({
              value: right,
              label: words.names[right],
              ...(grant.services[service.code] === right && { explained: words.current }),
            })),
            { value: 'none', label: words.none, explained: words.noneAbout },
          ]}
        />
        <input type="hidden" name="version" value={String(member.version)} />
        <Acts>
          <Button>{words.button}</Button>
          <a href={card}>{leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const Gone = ({ siren, personId }: { siren: string; personId: string }) => {
  const words = changeWords[useVisit().language].right;
  return (
    <Screen title={words.gone} isQuestion back={{ href: PATHS.member(siren, personId) }}>
      <p class="lead">{words.goneAbout}</p>
      <Acts>
        <a href={PATHS.member(siren, personId)}>{words.back}</a>
      </Acts>
    </Screen>
  );
};

const find = async ({ register, params, url }: PersonVisit): Promise<Found | undefined> => {
  const { siren = '', personId = '', grantId = '' } = params;
  const [member, { services }] = await Promise.all([
    register('GET /organisations/{siren}/members/{personId}', { params: { siren, personId } }),
    register('GET /services', {}),
  ]);
  const grant = member.grants.find(({ id, can }) => id === grantId && can?.includes('change'));
  const code = url.searchParams.get('service') ?? Object.keys(grant?.services ?? {})[0];
  const service = services.find((each) => each.code === code);
  if (grant === undefined || service === undefined || grant.services[service.code] === undefined)
    return undefined;
  return { siren, member, grant, service };
};

const gone = ({ params: { siren = '', personId = '' } }: PersonVisit): Answer =>
  show(<Gone siren={siren} personId={personId} />, 404);

/** What the grant says with this right instead; what has begun begins anew, since nothing takes effect in the past. */
const termsOf = ({ grant, service }: Found, right: (typeof RIGHTS)[number] | undefined, now: number) => {
  const { [service.code]: _, ...others } = grant.services;
  const { establishments, from, until, mandateId } = grant;
  return {
    services: { ...others, ...(right !== undefined && { [service.code]: right }) },
    establishments,
    ...(Date.parse(from) > now && { from }),
    ...(until !== undefined && { until }),
    ...(mandateId !== undefined && { mandateId }),
  };
};

/** Changes one right of a grant, or ends it; the rest of the grant stays. */
export const grantPage = personPage(PATHS.grant(':siren', ':personId', ':grantId'), {
  get: async (visit) => {
    const found = await find(visit);
    if (found === undefined) return gone(visit);
    const current = found.grant.services[found.service.code] ?? '';
    return show(<ChangeRight {...found} chosen={visit.kept?.text('right') ?? current} />);
  },
  post: async (visit) => {
    const { register, fields, formKey, now, language } = visit;
    const found = await find(visit);
    if (found === undefined) return goTo(`${visit.url.pathname}${visit.url.search}`);
    const { siren, member, grant } = found;
    const chosen = fields.text('right');
    const again = (faults: readonly Fault[]): Answer =>
      showFaults(<ChangeRight {...{ ...found, chosen, faults, formKey }} />);
    const right = RIGHTS.find((each) => each === chosen);
    if (right === undefined && chosen !== 'none') {
      return again([{ field: 'right', sentence: changeWords[language].right.choose }]);
    }
    const asking = {
      params: { siren, personId: member.personId, grantId: grant.id },
      formKey,
      ifMatch: fields.text('version'),
    };
    const terms = termsOf(found, right, now);
    try {
      if (Object.keys(terms.services).length === 0) {
        await register('DELETE /organisations/{siren}/members/{personId}/grants/{grantId}', {
          ...asking,
          body: {},
        });
      } else {
        await register('PUT /organisations/{siren}/members/{personId}/grants/{grantId}', {
          ...asking,
          body: terms,
        });
      }
    } catch (error) {
      return again(faultsOf(error, {}));
    }
    return goTo(PATHS.member(siren, member.personId));
  },
});
