import ts from 'typescript';

/** More texts than these from one place would mean that the statement is built, not chosen. */
const MOST_TEXTS = 64;

/** A part of a statement that is not a constant of the code. */
export class NotConstant extends Error {
  constructor(readonly node: ts.Node) {
    super(`not a constant of the code: ${node.getText().slice(0, 80)}`);
  }
}

/** One text, and which way each condition went that it depends on. */
interface Chosen {
  text: string;
  ways: ReadonlyMap<ts.Symbol, boolean>;
}

/**
 * All texts that an expression can have, following constants through imports, conditions both ways (the same condition the same
 * way throughout), and functions that do nothing but return. A parameter stands for each literal of its type.
 * @throws {NotConstant} for what only a running program knows
 */
export function constantTexts(checker: ts.TypeChecker, expression: ts.Expression): string[] {
  /** What parameters stand for while the body of a function is read. */
  const given = new Map<ts.Symbol, ts.Expression>();
  const texts = [...new Set(read(expression).map(({ text }) => text))];
  if (texts.length > MOST_TEXTS) throw new NotConstant(expression);
  return texts;

  function read(node: ts.Node): Chosen[] {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [always(node.text)];
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return read(node.expression);
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce(
        (before, span) => product(product(before, read(span.expression)), [always(span.literal.text)]),
        [always(node.head.text)],
      );
    }
    if (ts.isConditionalExpression(node)) return readCondition(node);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return product(read(node.left), read(node.right));
    if (ts.isCallExpression(node)) return readCall(node);
    if (ts.isElementAccessExpression(node)) return readChosen(node);
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return readNamed(node);
    return literalsOf(node);
  }

  function product(before: Chosen[], after: Chosen[]): Chosen[] {
    const all = before.flatMap((head) => after.flatMap((tail) => together(head, tail)));
    if (all.length > MOST_TEXTS * 4) throw new NotConstant(expression);
    return all;
  }

  function readCondition({ condition, whenTrue, whenFalse }: ts.ConditionalExpression): Chosen[] {
    const asked = symbolOfCondition(condition);
    const going = (way: boolean, texts: Chosen[]) =>
      asked ? texts.flatMap((each) => together(each, { text: '', ways: new Map([[asked, way]]) })) : texts;
    return [...going(true, read(whenTrue)), ...going(false, read(whenFalse))];
  }

  /** `wanted.team`, and `team` where it was taken out of it, are the same condition. */
  function symbolOfCondition(node: ts.Expression): ts.Symbol | undefined {
    const symbol = checker.getSymbolAtLocation(node);
    const declared = symbol?.valueDeclaration;
    if (!declared || !ts.isBindingElement(declared) || !ts.isObjectBindingPattern(declared.parent)) return symbol;
    const name = (declared.propertyName ?? declared.name).getText();
    return checker.getTypeAtLocation(declared.parent).getProperty(name) ?? symbol;
  }

  function readNamed(node: ts.Identifier | ts.PropertyAccessExpression): Chosen[] {
    const symbol = checker.getSymbolAtLocation(node);
    const argument = symbol && given.get(symbol);
    if (argument) return read(argument);
    const declared = declarationOf(node);
    const listed = declared && elementsGoneThrough(declared);
    if (listed) return listed.flatMap(read);
    if (declared && (ts.isVariableDeclaration(declared) || ts.isPropertyAssignment(declared)) && declared.initializer) {
      const constant = !ts.isVariableDeclaration(declared) || ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const;
      if (constant) return read(declared.initializer);
    }
    if (declared && ts.isPropertyDeclaration(declared) && declared.initializer) return read(declared.initializer);
    return literalsOf(node);
  }

  /** `TABLE[name]`: any of the table's texts. */
  function readChosen(node: ts.ElementAccessExpression): Chosen[] {
    const declared = declarationOf(node.expression);
    const initializer = declared && ts.isVariableDeclaration(declared) ? unwrapped(declared.initializer) : undefined;
    if (!initializer || !ts.isObjectLiteralExpression(initializer)) return literalsOf(node);
    return initializer.properties.flatMap((each) => {
      if (!ts.isPropertyAssignment(each)) throw new NotConstant(node);
      return read(each.initializer);
    });
  }

  function readCall(node: ts.CallExpression): Chosen[] {
    const joined = readJoin(node);
    if (joined) return joined;
    const declared = declarationOf(node.expression);
    const made = declared && ts.isVariableDeclaration(declared) ? unwrapped(declared.initializer) : declared;
    if (made && (ts.isArrowFunction(made) || ts.isFunctionDeclaration(made) || ts.isMethodDeclaration(made))) {
      made.parameters.forEach(({ name }, index) => {
        const [symbol, argument] = [checker.getSymbolAtLocation(name), node.arguments[index]];
        if (symbol && argument) given.set(symbol, argument);
      });
      const returned = returnedBy(made.body);
      if (returned) return returned.flatMap(read);
    }
    return literalsOf(node);
  }

  /** `[A, B].join(', ')` */
  function readJoin({ expression: called, arguments: [by] }: ts.CallExpression): Chosen[] | undefined {
    if (!ts.isPropertyAccessExpression(called) || called.name.text !== 'join' || !by) return undefined;
    const declared = ts.isIdentifier(called.expression) ? declarationOf(called.expression) : undefined;
    const list = unwrapped(declared && ts.isVariableDeclaration(declared) ? declared.initializer : called.expression);
    if (!list || !ts.isArrayLiteralExpression(list)) return undefined;
    return list.elements.reduce(
      (before, each, index) => product(before, product(index === 0 ? [always('')] : read(by), read(each))),
      [always('')],
    );
  }

  /** `for (const text of TEXTS)`: each of the list's. */
  function elementsGoneThrough({ parent }: ts.Declaration): readonly ts.Expression[] | undefined {
    if (!ts.isVariableDeclarationList(parent) || !ts.isForOfStatement(parent.parent)) return undefined;
    const declared = declarationOf(parent.parent.expression);
    const list = unwrapped(
      declared && ts.isVariableDeclaration(declared) ? declared.initializer : parent.parent.expression,
    );
    return list && ts.isArrayLiteralExpression(list) ? list.elements : undefined;
  }

  function literalsOf(node: ts.Node): Chosen[] {
    const type = checker.getTypeAtLocation(node);
    return (type.isUnion() ? type.types : [type]).map((each) => {
      if (!each.isStringLiteral() && !each.isNumberLiteral()) throw new NotConstant(node);
      return always(String(each.value));
    });
  }

  function declarationOf(node: ts.Node): ts.Declaration | undefined {
    const symbol = checker.getSymbolAtLocation(node);
    const real = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return real?.valueDeclaration;
  }
}

function always(text: string): Chosen {
  return { text, ways: new Map() };
}

/** One text after the other, unless they need the same condition to go both ways. */
function together(head: Chosen, tail: Chosen): Chosen[] {
  for (const [asked, way] of tail.ways) if ((head.ways.get(asked) ?? way) !== way) return [];
  return [{ text: head.text + tail.text, ways: new Map([...head.ways, ...tail.ways]) }];
}

function unwrapped(node: ts.Expression | undefined): ts.Expression | undefined {
  if (node && (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)))
    return unwrapped(node.expression);
  return node;
}

/** What a function may return, when it does nothing else. */
function returnedBy(body: ts.ConciseBody | undefined): ts.Expression[] | undefined {
  if (!body) return undefined;
  if (!ts.isBlock(body)) return [body];
  const returned: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) returned.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return returned.length > 0 ? returned : undefined;
}
