/* version.h - what the program is called, and which one it is. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define STIPEND_VERSION "0.1.0"

#endif
