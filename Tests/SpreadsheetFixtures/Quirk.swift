/// The forty things that real workbooks do and plain readers stumble over. Each can be made alone and together with
/// any other.
package enum Quirk: Int, CaseIterable, Sendable {
    case inlineString = 1, inlineWithValue, inlineCharacterData, richText, phonetic, emptyStrings, escapes
    case keptBlanks, lineEnds, formulaStringsAndErrors, isoDates, longNumbers, numberForms, missingValues
    case untypedText, numberLikeText
    case epoch1904, formatLiterals, chineseDates, redefinedFormats, strangeStyles
    case uncalculated, sharedFormulas
    case noReferences, falseDimensions, ghosts, merges, disorder, hidden
    case letterCase, strangeTargets, strangeNames, defaultTypes, strict, prefixes, alternatives, encodings
    case strangeArchive, foreignReferences, sheetNames
}
