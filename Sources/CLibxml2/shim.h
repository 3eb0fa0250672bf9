#pragma once
// Debian builds libxml2 with ICU, and its headers then pull ICU's own in, which clash with
// the ICU that Foundation carries. Nothing here uses the ICU entry points.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// xmlFree is a variable that holds a function pointer, which Swift 6 does not let through.
static inline void clibxml2_free(void *pointer) { xmlFree(pointer); }
