import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { Done } from '../../components/summary.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName, nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { cellWords } from './cell-words.ts';

interface Props {
  siren: string;
  name: string;
  service: string;
  place: string;
}

const CellDone = ({ siren, name, service, place }: Props) => {
  const { language } = useVisit();
  const words = cellWords[language].done;
  const title = words.title(name);
  return (
    <Screen title={title} isQuestion heading="none">
      <Done title={title} siren={siren}>
        <p>{words.about(serviceInWords(language, service).name, nameInWords(place))}</p>
      </Done>
      <h2>{words.next}</h2>
      <ul>
        <li>{words.told}</li>
        <li>{words.undo}</li>
      </ul>
      <Acts>
        <ButtonLink href={PATHS.organisation.coverage(siren)}>{words.coverage}</ButtonLink>
        <a href={PATHS.organisation.overview(siren)}>{words.overview}</a>
      </Acts>
    </Screen>
  );
};

/** Who has just been given the right: only where they do have it. */
export const coverageDonePage = personPage(PATHS.coverageDone(':siren', ':siret', ':service'), {
  get: async ({ register, url, params }) => {
    const { siren = '', siret = '', service = '' } = params;
    const { items } = await register('GET /organisations/{siren}/coverage', {
      params: { siren },
      query: { siret, service },
    });
    const signing = items[0]?.services[0]?.signatories.find(
      ({ personId }) => personId === url.searchParams.get('who'),
    );
    if (items[0] === undefined || signing === undefined) return goTo(PATHS.organisation.coverage(siren));
    return show(<CellDone siren={siren} name={fullName(signing)} service={service} place={items[0].name} />);
  },
});
