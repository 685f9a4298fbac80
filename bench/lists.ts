import { chooseEngine } from '../local/choose-engine.ts';
import { createTable } from '../local/create-table.ts';
import { openLocalClient, openLocalTable } from '../local/open-local-table.ts';
import { fillBody, type List, onePass, walk } from '../test/support/decisions/walks.ts';

const TABLE = 'bench-lists';
const MEMBERS = 4_000;
const PLACES = 2_000;
/** What a page is where nobody asks for another size. */
const PAGES: Record<List, number> = { subjects: 100, report: 50, members: 50, resources: 100 };

/** What it costs to read each list page by page, in read units divided by those of one pass over what it stands on. */
export const measureLists = async (): Promise<{ unitsPerWalk: Record<List, number> }> => {
  const dynamoDb = await chooseEngine().start({ isMeasured: true });
  try {
    await createTable(openLocalClient(dynamoDb.endpoint), TABLE);
    const table = openLocalTable(dynamoDb.endpoint, TABLE);
    await fillBody(table, MEMBERS, PLACES);
    const ratioOf = async (list: List): Promise<number> =>
      (await walk(table, list, PAGES[list])).units / (await onePass(table, list, PLACES));
    return {
      unitsPerWalk: {
        subjects: await ratioOf('subjects'),
        report: await ratioOf('report'),
        members: await ratioOf('members'),
        resources: await ratioOf('resources'),
      },
    };
  } finally {
    await dynamoDb.stop();
  }
};
