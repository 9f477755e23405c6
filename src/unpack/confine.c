/*
 * confine.c - what a program that reads strangers' files gives up before it does.
 *
 * Landlock: https://docs.kernel.org/userspace-api/landlock.html
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "unpack/confine.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif
#ifdef HAVE_LINUX_LANDLOCK_H
#include <linux/landlock.h>
#endif

#include "course/archive_report.h"

#define DESCRIPTORS_MAX 64
#define MIB ((rlim_t)1 << 20)

/* The sanitizers take terabytes of addresses and look around in /proc. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* The hard limit may be below already. */
static bool limit(int resource, rlim_t most)
{
	struct rlimit now;

	if (getrlimit(resource, &now) != 0)
		return false;
	if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most)
		most = now.rlim_max;
	return setrlimit(resource, &(struct rlimit){ most, most }) == 0;
}

/* From the first second over its time on a process is told so, and dies of it. */
static bool limit_all(void)
{
	signal(SIGXFSZ, SIG_IGN);	/* a write fails instead */
	signal(SIGXCPU, SIG_DFL);
	return limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, ARCHIVE_SECONDS_MAX) &&
	       limit(RLIMIT_FSIZE, ARCHIVE_FILE_MAX * MIB) &&
	       limit(RLIMIT_NOFILE, DESCRIPTORS_MAX) &&
	       (SANITIZED || limit(RLIMIT_AS, ARCHIVE_MEMORY_MAX * MIB)) &&
#ifdef RLIMIT_NPROC
	       (SANITIZED || limit(RLIMIT_NPROC, 0)) &&
#endif
	       true;
}

#if defined HAVE_LINUX_LANDLOCK_H && defined SYS_landlock_create_ruleset
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (UINT64_C(1) << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (UINT64_C(1) << 14)
#endif

/* All that is done with files, as far as this kernel has a word for it. */
static uint64_t all_access(long version)
{
	uint64_t access = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

	if (version >= 2)
		access |= LANDLOCK_ACCESS_FS_REFER;
	if (version >= 3)
		access |= LANDLOCK_ACCESS_FS_TRUNCATE;
	return access;
}

/* An older kernel, or one that was told not to, cannot: then the limits are all there is. */
static void lock_files(int folder)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	struct landlock_ruleset_attr handled = { .handled_access_fs = all_access(version) };
	struct landlock_path_beneath_attr ours = {
		.allowed_access = LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
				  LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
				  LANDLOCK_ACCESS_FS_REMOVE_FILE,
		.parent_fd = folder,
	};
	long rules;

	if (version < 1)
		return;
	rules = syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
	if (rules < 0)
		return;
	if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &ours, 0) == 0)
		(void)syscall(SYS_landlock_restrict_self, rules, 0);
	close((int)rules);
}
#else
static void lock_files(int folder)
{
	(void)folder;
}
#endif

bool confine(int folder)
{
#ifdef __linux__
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	/* Who asked has gone: nobody waits for this any more. */
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
	if (!limit_all())
		return false;
	if (!SANITIZED)
		lock_files(folder);
	return true;
}
