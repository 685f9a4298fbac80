import writeExcelFile from 'write-excel-file/node';
import { TEMPLATE_ROWS } from './template.ts';

/** Excel's word for a cell that is text: what is typed into it stays as it is typed, all digits of a SIRET too. */
const AS_TEXT = '@';
/** Lines below the examples that are ready to be filled in. */
const READY_LINES = 1_000;
const WIDTH = 22;

/** The template as a workbook, all of whose cells are text. */
export const templateWorkbook = (): Promise<Buffer> => {
  const [header = []] = TEMPLATE_ROWS;
  const written = TEMPLATE_ROWS.map((row) => row.map((value) => ({ value, type: String, format: AS_TEXT })));
  const ready = Array.from({ length: READY_LINES }, () =>
    header.map(() => ({ value: '', type: String, format: AS_TEXT })),
  );
  const columns = header.map(() => ({ width: WIDTH }));
  return writeExcelFile([...written, ...ready], { columns, stickyRowsCount: 1 }).toBuffer();
};
