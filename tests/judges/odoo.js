/*
 * Has Odoo's spreadsheet engine compute workbooks of books/ anew, from inputs
 * and formulas alone, into odoo/.  Prints a line for each.
 * usage: NODE_PATH=.../node_modules node odoo.js books/NAME.xlsx...
 */
'use strict'
const { readFileSync, writeFileSync } = require('fs')
const { basename, join } = require('path')
const { unzipSync, zipSync, strFromU8, strToU8 } = require('fflate')
console.debug = () => {} // the engine's own times
const { Model, helpers, registries } = require('@odoo/o-spreadsheet')

/* A number times a power of ten, by its decimal digits: 1.005 becomes 100.5. */
function shifted (number, places) {
  const [digits, exponent] = number.toExponential(14).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

/*
 * What the engine lacks or does otherwise than all other programs: its own ROUND
 * multiplies binary fractions, so that 1.005 becomes 1.
 */
const functions = {
  N: ([value]) => typeof value === 'string' ? 0 : Number(value),
  ROUND: ([value, places], locale) => {
    const number = helpers.toNumber(value, locale)
    const whole = Math.round(shifted(Math.abs(number), places))
    return Math.sign(number) * shifted(whole, -places)
  },
  FIXED: ([value, digits]) => value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  })
}
for (const [name, compute] of Object.entries(functions)) {
  registries.functionRegistry.replace(name, {
    description: '',
    args: ['value', 'places'].slice(0, name === 'N' ? 1 : 2)
      .map((argument) => ({ name: argument, description: '', type: ['ANY'] })),
    compute (...values) {
      return { value: compute(values.map((each) => each.value), this.locale) }
    }
  })
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const decode = (xml) => xml.replace(/&(?:#x(\w+)|#(\d+)|(\w+));/g,
  (_, hex, decimal, name) => ENTITIES[name] ??
    String.fromCodePoint(hex ? parseInt(hex, 16) : decimal))
const encode = (text) => text.replace(/[&<>]/g,
  (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign])

/* All elements of a name: attributes and what stands inside, as XML. */
const element = (name) =>
  new RegExp(`<${name}((?: [^>]*?)?)(?:/>|>(.*?)</${name}>)`, 'gs')
const all = (xml, name) => [...xml.matchAll(element(name))]
  .map(([, attributes, inside = '']) => ({ attributes, inside }))
const attribute = (attributes, name) =>
  attributes.match(` ${name}="([^"]*)"`)?.[1]
const words = (xml) => all(xml, 't').map((t) => decode(t.inside)).join('')

/* What is typed into a cell; the results that formulas have are left out. */
function typed (attributes, inside, strings) {
  const [formula] = all(inside, 'f')
  const [value] = all(inside, 'v')
  switch (formula ? 'f' : attribute(attributes, 't')) {
    case 'f': return '=' + decode(formula.inside)
    case 's': return "'" + strings[value.inside]
    case 'inlineStr': return "'" + words(inside)
    default: return value?.inside
  }
}

function sheet (name, xml, strings) {
  const cells = {}
  let rowNumber = 0
  for (const { attributes, inside } of all(xml, 'c')) {
    const ref = attribute(attributes, 'r')
    const content = typed(attributes, inside, strings)
    if (content !== undefined) cells[ref] = content
    rowNumber = Math.max(rowNumber, helpers.toCartesian(ref).row + 1)
  }
  return { id: name, name, cells, rowNumber, colNumber: 256 }
}

/* A cell's XML with the engine's result in place of the one that was stored. */
function computed (model, sheetId, attributes, inside) {
  const { col, row } = helpers.toCartesian(attribute(attributes, 'r'))
  const { type, value } = model.getters.getEvaluatedCell({ sheetId, col, row })
  const kind = { number: 'n', boolean: 'b', error: 'e' }[type] ?? 'str'
  const text = encode(String(type === 'boolean' ? +value : value ?? ''))
  return `<c${attributes.replace(/ t="\w*"/, '')} t="${kind}">` +
    `${inside.match(/<f.*?(?:<\/f>|\/>)/s)[0]}<v>${text}</v></c>`
}

function recalculate (path) {
  const files = unzipSync(readFileSync(path))
  const part = (name) => files[name] ? strFromU8(files[name]) : ''
  const workbook = part('xl/workbook.xml')
  const strings = all(part('xl/sharedStrings.xml'), 'si')
    .map((string) => words(string.inside))
  const sheets = all(workbook, 'sheet').map(({ attributes }, i) => ({
    part: `xl/worksheets/sheet${i + 1}.xml`,
    name: decode(attribute(attributes, 'name'))
  }))
  const names = all(workbook, 'definedName')
    .filter(({ attributes }) => !attribute(attributes, 'localSheetId'))
    .map(({ attributes, inside }) =>
      [attribute(attributes, 'name'), decode(inside).replace(/\$/g, '')])
  const model = new Model({
    ...new Model().exportData(),
    sheets: sheets.map(({ part: at, name }) => sheet(name, part(at), strings)),
    namedRanges: Object.fromEntries(names)
  })
  for (const { part: at, name } of sheets) {
    files[at] = strToU8(part(at).replace(element('c'),
      (cell, attributes, inside) => inside?.includes('<f')
        ? computed(model, name, attributes, inside)
        : cell))
  }
  writeFileSync(join('odoo', basename(path)), zipSync(files, { level: 1 }))
}

for (const path of process.argv.slice(2)) {
  recalculate(path)
  console.log(path)
}
