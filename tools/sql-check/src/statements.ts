import ts from 'typescript';
import { constantTexts, NotConstant } from './constant-texts.js';

/** One place in the code where the database is asked, with every text that it can be asked. */
export interface Statement {
  file: string;
  line: number;
  texts: string[];
  /** The type of a row that the code says comes back; undefined when it says none. */
  row: ts.Type | undefined;
  /** The values' expressions, when they stand there one by one. */
  values: ts.Expression[] | undefined;
}

export interface Found {
  statements: Statement[];
  /** Places whose text cannot be told without running the program. */
  unknown: { file: string; line: number; message: string }[];
}

/** Where `query` and `execute` are declared. */
const DECLARED_IN = /libs\/platform\/database\/(src|dist)\/database\.(d\.)?ts$/;

/** Every statement that files of a program give to the database. */
export function statementsIn(program: ts.Program, files: readonly string[]): Found {
  const checker = program.getTypeChecker();
  const found: Found = { statements: [], unknown: [] };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${file} is no part of the program`);
    visit(source, source);
  }
  return found;

  function visit(node: ts.Node, source: ts.SourceFile): void {
    if (ts.isCallExpression(node) && asksDatabase(node)) keep(node, source);
    ts.forEachChild(node, (child) => visit(child, source));
  }

  function asksDatabase({ expression }: ts.CallExpression): boolean {
    if (!ts.isPropertyAccessExpression(expression) || !['query', 'execute'].includes(expression.name.text))
      return false;
    const symbol = checker.getSymbolAtLocation(expression.name);
    return symbol?.declarations?.some((each) => DECLARED_IN.test(each.getSourceFile().fileName)) ?? false;
  }

  function keep(call: ts.CallExpression, source: ts.SourceFile): void {
    const where = { file: source.fileName, line: source.getLineAndCharacterOfPosition(call.getStart()).line + 1 };
    const [text, values] = call.arguments;
    if (!text || isLeftToTests(call, source)) return;
    try {
      const [row] = call.typeArguments ?? [];
      found.statements.push({
        ...where,
        texts: constantTexts(checker, text),
        row: row && checker.getTypeFromTypeNode(row),
        values: oneByOne(values),
      });
    } catch (error) {
      if (!(error instanceof NotConstant)) throw error;
      found.unknown.push({ ...where, message: error.message });
    }
  }
}

/** `// sql-check: why` above the statement leaves a text alone that is only known when it runs. */
function isLeftToTests(call: ts.CallExpression, source: ts.SourceFile): boolean {
  let statement: ts.Node = call;
  while (!ts.isStatement(statement) && statement.parent) statement = statement.parent;
  return /sql-check: \S/.test(source.text.slice(statement.getFullStart(), statement.getStart()));
}

function oneByOne(values: ts.Expression | undefined): ts.Expression[] | undefined {
  if (!values) return [];
  if (!ts.isArrayLiteralExpression(values) || values.elements.some(ts.isSpreadElement)) return undefined;
  return [...values.elements];
}
