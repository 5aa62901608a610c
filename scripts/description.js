/**
 * A JSON Schema to TypeScript: as much of both as the schema of a scheme's
 * description needs.
 */

/** @param {any} schema */
export function typesOf(schema) {
  const types = [[schema.title, schema], ...Object.entries(schema.$defs)];
  return types.map(([name, type]) => `${comment(type)}export ${declaration(name, type)}\n`).join("\n");
}

/**
 * @param {string} name
 * @param {any} type
 */
function declaration(name, type) {
  if (type.properties && !type.oneOf) return `interface ${name} ${objectOf(type, "")}`;
  return `type ${name} = ${typeOf(type, "")};`;
}

/**
 * @param {any} type
 * @param {string} indent
 * @returns {string}
 */
function typeOf(type, indent) {
  if (type.$ref) return type.$ref.split("/").at(-1);
  if (type.const) return JSON.stringify(type.const);
  if (type.anyOf) return type.anyOf.map((choice) => typeOf(choice, indent)).join(" | ");
  switch (type.type) {
    case "integer":
      return "number";
    case "array":
      return `readonly ${bracketed(typeOf(type.items, indent))}[]`;
    case "object":
      return objectOf(type, indent);
    default:
      return type.type;
  }
}

const bracketed = (text) => (/[ |]/.test(text) ? `(${text})` : text);

/**
 * An object, or a union of objects where exactly one of several members must be there.
 * @param {any} type
 * @param {string} indent
 */
function objectOf({ properties, required = [], oneOf }, indent) {
  const choices = oneOf?.map(({ required: [name] }) => name) ?? [];
  const common = Object.keys(properties).filter((name) => !choices.includes(name));
  const member = (name, mark) => {
    const inner = `${indent}  `;
    return `${comment(properties[name], inner)}${inner}readonly ${name}${mark}: ${typeOf(properties[name], inner)};\n`;
  };
  const object = (names, isNeeded) =>
    `{\n${names.map((name) => member(name, isNeeded(name) ? "" : "?")).join("")}${indent}}`;
  const rest = common.length > 0 ? [object(common, (name) => required.includes(name))] : [];
  if (oneOf === undefined) return rest[0];
  const union = choices.map((name) => object([name], () => true)).join(" | ");
  return [rest.length > 0 && choices.length > 1 ? `(${union})` : union, ...rest].join(" & ");
}

/**
 * @param {any} type
 * @param {string} [indent]
 */
function comment({ description, anyOf = [] }, indent = "") {
  const words = anyOf.filter((choice) => choice.const && choice.description);
  const lines = [description ?? [], ...words.map((word) => `- \`${word.const}\`: ${word.description}`)].flat();
  if (lines.length === 0) return "";
  const text = lines.map((line) => line.replaceAll("*/", "*\\/"));
  if (text.length === 1) return `${indent}/** ${text[0]} */\n`;
  return `${indent}/**\n${text.map((line) => `${indent} * ${line}\n`).join("")}${indent} */\n`;
}
