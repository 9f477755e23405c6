#!/bin/sh
# report.sh - runs a test program and mends its report: TAP wants a skipped case to be "ok", cmocka says "not ok".
# SPDX-License-Identifier: MIT
#
#   report.sh PROGRAM [ARG...]      exits as the program does

exec 4>&1
status=$({
	{
		"$@" 4>&-
		echo $? >&3
	} | sed 's/^not ok \([0-9]*\) # SKIP/ok \1 # SKIP/' >&4
} 3>&1)
exit "$status"
