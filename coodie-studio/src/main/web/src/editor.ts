// The editor of CQL; loaded when it is first opened.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { Cassandra, sql } from "@codemirror/lang-sql";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Tables by keyspace, and their columns. */
export type Names = Record<string, Record<string, string[]>>;

export interface Editor {
  text(): string;
  setText(text: string): void;
  statement(): string;
  setNames(names: Names): void;
  focus(): void;
  destroy(): void;
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent-text)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--number)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--dim)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--number)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", backgroundColor: "var(--surface)", color: "var(--text)" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--dim)", border: "none" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-placeholder": { color: "var(--dim)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused": { outline: "none" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--text)", border: "1px solid var(--line)", borderRadius: "6px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "#fff" },
});

/** The statement around a place: semicolons in texts, names and comments end none. */
export function statementAt(text: string, place: number): string {
  let begin = 0;
  const ends = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$|--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|;/g;
  for (const match of text.matchAll(ends)) {
    if (match[0] !== ";") continue;
    const end = match.index;
    if (end >= place && text.slice(begin, end).trim()) return text.slice(begin, end).trim();
    if (end >= place) break;
    begin = end + 1;
  }
  const rest = text.slice(begin).trim();
  return rest.replace(/;$/, "") || text.slice(0, begin).trim().replace(/;$/, "");
}

export function editor(parent: ShadowRoot, text: string, names: Names, onRun: () => void, onChange: (text: string) => void): Editor {
  const language = new Compartment();
  const cql = (schema: Names) => sql({ dialect: Cassandra, schema, upperCaseKeywords: true });
  const view = new EditorView({
    parent,
    // In a shadow root styles are adopted sheets, which a strict policy allows.
    root: parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run: () => (onRun(), true) },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
          indentWithTab,
        ]),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        syntaxHighlighting(colours),
        look,
        language.of(cql(names)),
        placeholder("SELECT …"),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "CQL" }),
        EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    setText: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    statement: () => {
      const { from, to, empty } = view.state.selection.main;
      const doc = view.state.doc.toString();
      return empty ? statementAt(doc, from) : doc.slice(from, to).trim().replace(/;$/, "");
    },
    setNames: (next) => view.dispatch({ effects: language.reconfigure(cql(next)) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
