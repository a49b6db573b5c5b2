//! Documents are coded by several threads and come out in the order in which they went in.
//!
//! A reader thread takes documents from the input, workers code them, the caller consumes the results.
//! Every document gets a reply slot of its own when it is read, and the slots queue up in input order;
//! both queues are short, so one slow document stops the reader instead of filling the memory.
//! The output is the same for any number of workers.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Documents read ahead for each worker.
const AHEAD: usize = 2;

/// Parsing recurses over a sentence; a spawned thread gets what the main thread has.
const STACK: usize = 8 << 20;

/// What one worker is handed, document by document; it ends when the input does.
pub struct Inbox<I, O> {
    queue: Arc<Mutex<Receiver<Task<I, O>>>>,
}

/// A document and the slot for its result.
pub struct Task<I, O> {
    /// What is to be coded.
    pub input: I,
    /// Where the result goes.
    pub reply: Reply<O>,
}

/// The slot for one result.
pub struct Reply<O>(SyncSender<O>);

impl<O> Reply<O> {
    /// Fills the slot. Nobody waits for it any more when the output was closed.
    pub fn send(self, output: O) {
        let _ = self.0.send(output);
    }
}

impl<I, O> Iterator for Inbox<I, O> {
    type Item = Task<I, O>;

    fn next(&mut self) -> Option<Task<I, O>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
    }
}

/// The results, in input order.
pub struct Results<O> {
    slots: Receiver<Receiver<O>>,
}

impl<O> Iterator for Results<O> {
    type Item = O;

    /// A worker that dies drops its slot; the document it held is then missing, so workers must not die.
    fn next(&mut self) -> Option<O> {
        let slot = self.slots.recv().ok()?;
        Some(slot.recv().expect("a worker answers every document"))
    }
}

/// Starts a reader and `jobs` workers, each running `work` over its inbox.
///
/// The threads are not joined: when the caller drops the results early, because its own output was closed,
/// the program may end while the reader still waits for input.
pub fn start<I, O, S, W>(jobs: usize, source: S, work: W) -> io::Result<Results<O>>
where
    I: Send + 'static,
    O: Send + 'static,
    S: Iterator<Item = I> + Send + 'static,
    W: Fn(Inbox<I, O>) + Clone + Send + 'static,
{
    let (tasks, queue) = sync_channel(jobs * AHEAD);
    let (ordered, slots) = sync_channel(jobs * AHEAD);
    let queue = Arc::new(Mutex::new(queue));
    for number in 0..jobs {
        let inbox = Inbox { queue: Arc::clone(&queue) };
        let work = work.clone();
        spawn(format!("coder {number}"), move || work(inbox))?;
    }
    spawn("reader".to_string(), move || read(source, &tasks, &ordered))?;
    Ok(Results { slots })
}

fn read<I, O>(source: impl Iterator<Item = I>, tasks: &SyncSender<Task<I, O>>, ordered: &SyncSender<Receiver<O>>) {
    for input in source {
        let (reply, slot) = sync_channel(1);
        if ordered.send(slot).is_err() || tasks.send(Task { input, reply: Reply(reply) }).is_err() {
            return;
        }
    }
}

fn spawn(name: String, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name).stack_size(STACK).spawn(body).map(drop)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn square(inbox: Inbox<u64, u64>) {
        for task in inbox {
            // Early documents take longest, so that they would come last if order were not kept.
            thread::sleep(Duration::from_micros(500 - task.input.min(500)));
            task.reply.send(task.input * task.input);
        }
    }

    #[test]
    fn keeps_the_order() {
        let expected: Vec<u64> = (0..200).map(|n| n * n).collect();
        for jobs in [1, 2, 7] {
            let results: Vec<u64> = start(jobs, 0..200, square).expect("threads start").collect();
            assert_eq!(results, expected, "{jobs} jobs");
        }
    }

    #[test]
    fn reads_no_further_ahead_than_it_must() {
        static READ: AtomicUsize = AtomicUsize::new(0);
        let source = (0..10_000u64).inspect(|_| {
            READ.fetch_add(1, Ordering::SeqCst);
        });
        let mut results = start(2, source, square).expect("threads start");
        results.next();
        thread::sleep(Duration::from_millis(100));
        assert!(READ.load(Ordering::SeqCst) < 20);
    }
}
