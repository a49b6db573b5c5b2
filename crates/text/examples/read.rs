fn main() {
    let mut args = std::env::args().skip(1);
    let format: text::Format = args.next().unwrap().parse().unwrap();
    let file = std::fs::File::open(args.next().unwrap()).unwrap();
    let t = std::time::Instant::now();
    for r in text::read(std::io::BufReader::new(file), format, &text::Defaults::default()) {
        match r {
            Ok(r) => println!("{:?} {:?} {:?} {:?} {:?}\n{}\n====", r.id, r.title, r.published, r.lang, r.notes, r.text.chars().take(600).collect::<String>()),
            Err(e) => println!("! {e}"),
        }
    }
    eprintln!("{:?}", t.elapsed());
}
