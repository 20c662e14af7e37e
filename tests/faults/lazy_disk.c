/* A disk whose power may fail: what was written and not yet synced can be taken back.
 *
 * Preloaded into the bot's process. Before a write to a database or its log, what stood there is kept in a file beside
 * it (`….undo`); a sync empties that file. Who ends the process then may take back what is in it, all or a part, as a
 * power cut does. With `DISK_DIES_AT=n` the process dies when it is about to sync for the n-th time. Where a file `readonly` lies beside the database, writes fail as on a read-only disk.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int syncs;

static int ends(const char *path, const char *tail) {
    size_t whole = strlen(path), part = strlen(tail);
    return whole >= part && !strcmp(path + whole - part, tail);
}

static int ours(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, LONGEST - 16);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return ends(path, ".db") || ends(path, ".db-wal");
}

static int refused(const char *path) {
    char flag[LONGEST];
    snprintf(flag, sizeof flag, "%s", path);
    char *name = strrchr(flag, '/');
    if (!name)
        return 0;
    strcpy(name + 1, "readonly");
    return !access(flag, F_OK);
}

static ssize_t real_write(int fd, const void *data, size_t length) {
    static ssize_t (*next)(int, const void *, size_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "write");
    return next(fd, data, length);
}

/* Keep what stands in a range, and how long the file is: three numbers and the bytes. */
static void keep(int fd, const char *path, off64_t offset, off64_t length) {
    char name[LONGEST + 8];
    struct stat64 now;
    if (fstat64(fd, &now))
        return;
    int64_t kept = now.st_size - offset;
    kept = kept < 0 ? 0 : kept > length ? length : kept;
    int64_t head[3] = {offset, now.st_size, kept};
    char *record = malloc(sizeof head + kept);
    memcpy(record, head, sizeof head);
    if (kept && pread64(fd, record + sizeof head, kept, offset) != kept)
        abort();
    snprintf(name, sizeof name, "%s.undo", path);
    int undo = open(name, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (undo < 0 || real_write(undo, record, sizeof head + kept) < 0)
        abort();
    close(undo);
    free(record);
}

static int before(int fd, off64_t offset, off64_t length) {
    char path[LONGEST];
    if (!ours(fd, path))
        return 0;
    if (refused(path)) {
        errno = EROFS;
        return -1;
    }
    pthread_mutex_lock(&lock);
    keep(fd, path, offset, length);
    pthread_mutex_unlock(&lock);
    return 0;
}

static int sync_with(const char *how, int fd) {
    char path[LONGEST], name[LONGEST + 8];
    int (*next)(int) = dlsym(RTLD_NEXT, how);
    if (!ours(fd, path))
        return next(fd);
    const char *last = getenv("DISK_DIES_AT");
    if (last && __sync_add_and_fetch(&syncs, 1) == atoi(last))
        kill(getpid(), SIGKILL);
    if (next(fd))
        return -1;
    snprintf(name, sizeof name, "%s.undo", path);
    pthread_mutex_lock(&lock);
    if (truncate(name, 0) && errno != ENOENT)
        abort();
    pthread_mutex_unlock(&lock);
    return 0;
}

ssize_t write(int fd, const void *data, size_t length) {
    return before(fd, lseek64(fd, 0, SEEK_CUR), length) ? -1 : real_write(fd, data, length);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    static ssize_t (*next)(int, const void *, size_t, off64_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "pwrite64");
    return before(fd, offset, length) ? -1 : next(fd, data, length, offset);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return pwrite64(fd, data, length, offset);
}

int ftruncate64(int fd, off64_t length) {
    static int (*next)(int, off64_t);
    struct stat64 now;
    if (!next)
        next = dlsym(RTLD_NEXT, "ftruncate64");
    off64_t cut = fstat64(fd, &now) || now.st_size < length ? 0 : now.st_size - length;
    return before(fd, length, cut) ? -1 : next(fd, length);
}

int ftruncate(int fd, off_t length) {
    return ftruncate64(fd, length);
}

int fsync(int fd) {
    return sync_with("fsync", fd);
}

int fdatasync(int fd) {
    return sync_with("fdatasync", fd);
}
