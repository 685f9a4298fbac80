import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';

const ROOT = join(import.meta.dirname, '..', '..');

/** A file, and what it imports. */
export type Import = readonly [file: string, from: string];

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }) }),
  ),
});

const lint = (folder: string): z.infer<typeof reportSchema> => {
  const biome = join(ROOT, 'node_modules', '.bin', 'biome');
  const options = ['--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json'];
  try {
    const printed = execFileSync(biome, ['lint', ...options, '.'], { cwd: folder, stdio: 'pipe' });
    return reportSchema.parse(JSON.parse(printed.toString()));
  } catch (error) {
    // Biome fails when it has found something; its report is the same.
    const { stdout } = z.object({ stdout: z.instanceof(Buffer) }).parse(error);
    return reportSchema.parse(JSON.parse(stdout.toString()));
  }
};

/**
 * Writes files with these imports, one per line, into a folder with the linter's configuration of the register, and lints
 * them there. @returns for each import whether the linter refuses it
 */
export const lintImports = (imports: readonly Import[]): ((each: Import) => boolean) => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    cpSync(join(ROOT, 'lint'), join(folder, 'lint'), { recursive: true });
    const { vcs: _, ...configuration } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(configuration));
    const byFile = Map.groupBy(imports, ([file]) => file);
    for (const [file, own] of byFile) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      const lines = own.map(([, from], index) => `export type * as Name${index} from '${from}';\n`);
      writeFileSync(join(folder, file), lines.join(''));
    }
    const refused = new Set(
      lint(folder).diagnostics.map(({ location: { path, start } }) =>
        byFile.get(path)?.[start.line - 1]?.join(' '),
      ),
    );
    return (each) => refused.has(each.join(' '));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
